package io.freqwatch.web.prometheus;

import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;

/** Rules of relabelling as they stand in a {@code prometheus.yml}. */
final class RelabelYaml {
  private RelabelYaml() {}

  /** Writes the rules as a list, and nothing where there are none. */
  static void write(String key, Relabeling relabeling, YamlText yaml) {
    if (!relabeling.isEmpty()) {
      yaml.key(key);
      relabeling.configs().forEach(rule -> yaml.element(() -> write(rule, yaml)));
    }
  }

  private static void write(RelabelConfig rule, YamlText yaml) {
    yaml.put("action", rule.action().text());
    yaml.list("source_labels", rule.sourceLabels());
    yaml.put("separator", rule.separator()).put("regex", rule.regex().toString());
    if (rule.modulus() != 0) {
      yaml.put("modulus", rule.modulus());
    }
    yaml.putIfAny("target_label", rule.targetLabel()).put("replacement", rule.replacement());
  }
}
