package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;

/** Reads {@code metrics.embedded.flags}: flags of Prometheus under their own names. */
final class FlagsReader {
  private FlagsReader() {}

  static PrometheusFlags read(YamlMapping embedded) {
    return embedded
        .mapping("flags")
        .map(flags -> read(flags, PrometheusFlags.DEFAULTS))
        .orElse(PrometheusFlags.DEFAULTS);
  }

  private static PrometheusFlags read(YamlMapping written, PrometheusFlags defaults) {
    PrometheusFlags flags = defaults;
    for (PrometheusFlag flag : PrometheusFlag.values()) {
      flags = read(written, flag, flags);
    }
    written.rejectUnknownKeys();
    return flags;
  }

  /** A list may be written as one, or with commas. */
  private static PrometheusFlags read(
      YamlMapping written, PrometheusFlag flag, PrometheusFlags flags) {
    if (flag.form() == PrometheusFlag.Form.LIST && written.isList(flag.text())) {
      return flags.with(flag, String.join(",", written.texts(flag.text())));
    }
    return written
        .optional(flag.text(), flag.form().expected(), value -> flags.with(flag, value))
        .orElse(flags);
  }
}
