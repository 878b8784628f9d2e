package io.freqwatch.config.prometheus;

import io.freqwatch.codec.Problems;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.http.yaml.YamlValues;
import io.freqwatch.relabel.NameScheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code global}. Used by one thread. */
final class GlobalReader {
  static final Duration INTERVAL = Duration.ofMinutes(1);
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final List<String> NOT_USED = List.of("query_log_file", "scrape_failure_log_file");

  private final Remarks remarks;

  GlobalReader(Remarks remarks) {
    this.remarks = remarks;
  }

  GlobalOptions read(YamlMapping top) {
    YamlMapping global =
        top.mapping("global").orElseGet(() -> YamlMapping.empty("", new Problems()));
    Duration interval = Timing.positive(global, "scrape_interval").orElse(INTERVAL);
    Duration timeout = Timing.timeout(global, interval, TIMEOUT);
    NameScheme names = Names.scheme(global).orElse(NameScheme.UTF8);
    Optional<NameEscaping> escaping = Names.escaping(global);
    GlobalOptions options =
        new GlobalOptions(
            interval,
            timeout,
            Timing.positive(global, "evaluation_interval").orElse(INTERVAL),
            global.duration("rule_query_offset").orElse(Duration.ZERO),
            Protocols.read(global),
            names,
            escaping,
            YamlValues.flag(global, "scrape_native_histograms", false),
            YamlValues.flag(global, "always_scrape_classic_histograms", false),
            YamlValues.flag(global, "convert_classic_histograms_to_nhcb", false),
            YamlValues.flag(global, "extra_scrape_metrics", false),
            LimitsReader.read(global),
            Names.labels(global, "external_labels", names));
    readWithoutEffect(global);
    global.rejectUnknownKeys();
    return options;
  }

  private void readWithoutEffect(YamlMapping global) {
    global.optionalText("query_log_file");
    global.optionalText("scrape_failure_log_file");
    for (String key : NOT_USED) {
      if (global.has(key)) {
        remarks.later(global, key);
      }
    }
  }
}
