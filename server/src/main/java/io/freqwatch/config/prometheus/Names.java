package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.relabel.NameScheme;
import java.util.Map;
import java.util.Optional;

/** Which names metrics and labels may have. */
final class Names {
  private Names() {}

  static Optional<NameScheme> scheme(YamlMapping mapping) {
    return mapping.optional("metric_name_validation_scheme", "utf8 or legacy", Names::parse);
  }

  static Optional<NameEscaping> escaping(YamlMapping mapping) {
    return mapping.optional(
        "metric_name_escaping_scheme", "one of " + NameEscaping.names(), NameEscaping::of);
  }

  /** Labels whose names the scheme takes. */
  static Map<String, String> labels(YamlMapping mapping, String key, NameScheme scheme) {
    Map<String, String> labels = mapping.textMap(key);
    for (String name : labels.keySet()) {
      if (!scheme.isLabelName(name)) {
        mapping.problem(key, "\"" + name + "\"", "names of labels");
      }
    }
    return labels;
  }

  private static NameScheme parse(String text) {
    return switch (text) {
      case "utf8" -> NameScheme.UTF8;
      case "legacy" -> NameScheme.LEGACY;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
