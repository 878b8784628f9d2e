package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.tsdb.block.RetentionRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code retention_rules}, {@code quarantine_size} and {@code compaction_rate}. */
final class StoreReader {
  private static final String SELECTOR = "a selector such as {__name__=~\"freqtrade_candle_.*\"}";

  private final Duration retention;

  /**
   * @param retention of all series; rules are for less
   */
  StoreReader(Duration retention) {
    this.retention = retention;
  }

  StoreOptions read(YamlMapping embedded) {
    return new StoreOptions(
        rules(embedded),
        bytes(embedded, "quarantine_size", StoreOptions.DEFAULTS.quarantineBytes()),
        bytes(embedded, "compaction_rate", StoreOptions.DEFAULTS.mergedBytesPerSecond()));
  }

  private static long bytes(YamlMapping embedded, String key, long otherwise) {
    return embedded.optional(key, ByteCount.EXPECTED, ByteCount::parse).orElse(otherwise);
  }

  private List<RetentionRule> rules(YamlMapping embedded) {
    List<RetentionRule> rules = new ArrayList<>();
    for (YamlMapping rule : embedded.mappings("retention_rules")) {
      List<Matcher> matchers = matchers(rule);
      rules.add(new RetentionRule(matchers, keep(rule)));
      rule.rejectUnknownKeys();
    }
    return rules;
  }

  private static List<Matcher> matchers(YamlMapping rule) {
    String selector = rule.text("match");
    try {
      return selector.isEmpty() ? List.of() : Parser.parseSelector(selector).matchers();
    } catch (PromqlException e) {
      rule.problem("match", '"' + selector + "\" (" + e.getMessage() + ")", SELECTOR);
      return List.of();
    }
  }

  private Duration keep(YamlMapping rule) {
    Duration keep = rule.duration("keep").orElse(Duration.ZERO);
    if (keep.isZero() || keep.compareTo(retention) >= 0) {
      rule.problem(
          "keep",
          rule.optionalText("keep").map(text -> '"' + text + '"').orElse("nothing"),
          "a duration below the retention of all, " + retention.toHours() + "h");
    }
    return keep;
  }
}
