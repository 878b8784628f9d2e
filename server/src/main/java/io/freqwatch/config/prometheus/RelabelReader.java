package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Regex;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.RelabelAction;
import io.freqwatch.relabel.RelabelCheck;
import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;
import java.util.List;
import java.util.Optional;

/** Reads lists of relabelling rules, wherever they stand. */
final class RelabelReader {
  private RelabelReader() {}

  static Relabeling read(YamlMapping mapping, String key, NameScheme names) {
    List<RelabelConfig> rules =
        mapping.mappings(key).stream().map(rule -> rule(rule, names)).toList();
    return rules.isEmpty() && names == NameScheme.UTF8
        ? Relabeling.NONE
        : new Relabeling(rules, names);
  }

  private static RelabelConfig rule(YamlMapping rule, NameScheme names) {
    RelabelConfig defaults = RelabelConfig.DEFAULT;
    Optional<RelabelAction> action =
        rule.optional("action", "one of " + RelabelAction.names(), RelabelAction::of);
    RelabelConfig config =
        new RelabelConfig(
            rule.texts("source_labels"),
            rule.optionalText("separator").orElse(defaults.separator()),
            rule.optional("regex", "a regular expression of RE2", Regex::of)
                .orElse(defaults.regex()),
            rule.optional("modulus", "a whole number", Long::parseUnsignedLong)
                .orElse(defaults.modulus()),
            rule.optionalText("target_label").orElse(defaults.targetLabel()),
            rule.optionalText("replacement").orElse(defaults.replacement()),
            action.orElse(defaults.action()));
    rule.rejectUnknownKeys();
    checkNames(rule, config, names);
    if (rule.has("action") && action.isEmpty()) {
      return config;
    }
    RelabelCheck.flaws(config, names)
        .forEach(flaw -> rule.problem(flaw.field(), flaw.found(), flaw.expected()));
    return config;
  }

  private static void checkNames(YamlMapping rule, RelabelConfig config, NameScheme names) {
    for (String name : config.sourceLabels()) {
      if (!names.isLabelName(name)) {
        rule.problem("source_labels", "\"" + name + "\"", "names of labels");
      }
    }
  }
}
