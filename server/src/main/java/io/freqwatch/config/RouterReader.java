package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import java.util.Optional;

/** Reads what stands beside {@code config} in {@code alerting.embedded}. */
final class RouterReader {
  private RouterReader() {}

  static RouterSettings read(YamlMapping embedded) {
    return new RouterSettings(externalUrl(embedded));
  }

  private static Optional<String> externalUrl(YamlMapping embedded) {
    return embedded
        .optional("external_url", "a URL such as https://alerts.example", BotUrl::parse)
        .map(url -> url.toString().replaceFirst("/+$", ""));
  }
}
