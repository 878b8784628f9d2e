package io.freqwatch.alertmanager.heartbeat;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import tools.jackson.databind.JsonNode;

/** The alert that always fires. */
final class Watchdog {
  static final String NAME = "Watchdog";

  private Watchdog() {}

  /**
   * Whether a webhook of version 4 says that it fires.
   *
   * @throws IllegalArgumentException where the body is no such webhook
   */
  static boolean firesIn(byte[] body) {
    try {
      JsonNode message = Json.parse(body);
      if (!message.path("version").asString("").equals("4")) {
        throw new IllegalArgumentException("expected a webhook of Alertmanager, version 4");
      }
      return message.path("alerts").valueStream().anyMatch(Watchdog::fires);
    } catch (JsonException e) {
      throw new IllegalArgumentException(
          "expected a webhook of Alertmanager, version 4: " + e.getMessage(), e);
    }
  }

  private static boolean fires(JsonNode alert) {
    return alert.path("status").asString("").equals("firing")
        && alert.path("labels").path("alertname").asString("").equals(NAME);
  }
}
