package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.engine.SilenceRefusedException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** What the paths that Alertmanager does not have share. */
final class OwnApi {
  static final String PREFIX = "/api/freqwatch/v1";

  private static final String FINGERPRINT = "[0-9a-f]{16}";

  private OwnApi() {}

  /** {@code {"error": message}} under the status. */
  static ApiRefusal refusal(int status, String message) {
    return ApiRefusal.ofOwn(status, message);
  }

  static ApiRefusal refusal(SilenceRefusedException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case UNKNOWN -> refusal(404, message);
      case INVALID -> refusal(400, message);
      case NOT_KEPT -> refusal(500, message);
    };
  }

  static Fingerprint fingerprint(String text) {
    if (!text.matches(FINGERPRINT)) {
      throw refusal(400, "fingerprint: found \"" + text + "\", expected 16 hexadecimal digits");
    }
    return new Fingerprint(Long.parseUnsignedLong(text, 16));
  }

  static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException ignored) { // the refusal says it better
      throw refusal(
          400, name + ": found \"" + text + "\", expected a time such as 2026-01-31T12:00:00Z");
    }
  }
}
