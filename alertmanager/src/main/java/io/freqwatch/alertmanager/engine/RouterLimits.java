package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import java.util.Collection;

/**
 * What is refused because it is too much.
 *
 * @param alerts known at one time
 * @param alertsOfName known at one time with one {@code alertname}; 0 for as many as alerts
 * @param silences kept at one time
 * @param silenceBytes of the texts of one silence
 */
public record RouterLimits(int alerts, int alertsOfName, int silences, int silenceBytes) {
  public static final RouterLimits DEFAULTS = new RouterLimits(100_000, 0, 10_000, 64 << 10);

  /** Whether one more alert may be known beside these. */
  boolean allow(Alert another, Collection<Alert> known) {
    return known.size() < alerts
        && (alertsOfName == 0
            || known.stream().filter(each -> each.name().equals(another.name())).count()
                < alertsOfName);
  }
}
