package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.YamlMapping;
import java.util.List;

/** Reads {@code inhibit_rules}. */
final class InhibitRuleReader {
  private final MatchersReader matchers;

  InhibitRuleReader(MatchersReader matchers) {
    this.matchers = matchers;
  }

  List<InhibitRule> read(YamlMapping top) {
    return top.mappings("inhibit_rules").stream().map(this::rule).toList();
  }

  private InhibitRule rule(YamlMapping written) {
    InhibitRule rule =
        new InhibitRule(
            written.optionalText("name").orElse(""),
            matchers.read(written, "source_"),
            matchers.read(written, "target_"),
            written.texts("equal"));
    if (rule.equal().contains("")) {
      written.problem("equal", "an empty label name", "label names");
    }
    written.rejectUnknownKeys();
    return rule;
  }
}
