package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;

/** How urgent a message is: as the worst alert that fires, by its label {@code severity}. */
enum Severity {
  OVER,
  INFO,
  WARNING,
  CRITICAL;

  static Severity of(Message message) {
    Severity worst = OVER;
    for (Alert alert : message.firing()) {
      Severity each = of(alert.labels().value("severity"));
      worst = each.compareTo(worst) > 0 ? each : worst;
    }
    return worst;
  }

  private static Severity of(String label) {
    return switch (label) {
      case "critical", "page", "error" -> CRITICAL;
      case "info", "none", "debug" -> INFO;
      default -> WARNING;
    };
  }
}
