package io.freqwatch.alertmanager.engine;

import java.time.Duration;

/**
 * What is not in {@code alertmanager.yml}.
 *
 * @param externalUrl where people reach us; no slash at the end
 * @param retention how long ended silences and the notification log are kept
 * @param strict does what Alertmanager does, its losses included, to compare the two
 * @param maxAlerts alerts known at one time; more are refused
 * @param maxSilences silences kept at one time; more are refused
 */
public record RouterOptions(
    String externalUrl, Duration retention, boolean strict, int maxAlerts, int maxSilences) {
  /** How long ended silences and the notification log are kept where nobody says otherwise. */
  public static final Duration RETENTION = Duration.ofDays(5);

  public static RouterOptions at(String externalUrl) {
    return new RouterOptions(externalUrl, RETENTION, false, 100_000, 10_000);
  }

  public RouterOptions strictly() {
    return new RouterOptions(externalUrl, retention, true, maxAlerts, maxSilences);
  }
}
