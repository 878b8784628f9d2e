package io.freqwatch.alertmanager.engine;

import java.time.Duration;

/**
 * When the router does what nobody asks for.
 *
 * @param startDelay from the start to the first notification, so that alerts that are reported
 *     again after it come together
 * @param maintenance between two looks for what may be forgotten of silences and the log
 * @param alertCollection between two looks for alerts that ended
 */
public record RouterPace(Duration startDelay, Duration maintenance, Duration alertCollection) {
  public static final RouterPace DEFAULTS =
      new RouterPace(Duration.ZERO, Duration.ofMinutes(15), Duration.ofMinutes(15));
}
