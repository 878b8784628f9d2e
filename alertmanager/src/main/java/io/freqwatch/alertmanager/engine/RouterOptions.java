package io.freqwatch.alertmanager.engine;

import java.time.Duration;

/**
 * What is not in {@code alertmanager.yml}.
 *
 * @param externalUrl where people reach us; no slash at the end
 * @param retention how long ended silences and the notification log are kept
 * @param strict does what Alertmanager does, its losses included, to compare the two
 * @param fallback the receiver that is told what another could not be; empty for none
 * @param stormThreshold messages that one integration gets within a minute before the others are
 *     put together; 0 for any number
 */
public record RouterOptions(
    String externalUrl,
    Duration retention,
    boolean strict,
    String fallback,
    int stormThreshold,
    RouterLimits limits,
    RouterPace pace) {
  /** How long ended silences and the notification log are kept where nobody says otherwise. */
  public static final Duration RETENTION = Duration.ofDays(5);

  /** More messages than that in a minute are read by nobody. */
  public static final int STORM_THRESHOLD = 30;

  public static RouterOptions at(String externalUrl) {
    return new RouterOptions(
        externalUrl,
        RETENTION,
        false,
        "",
        STORM_THRESHOLD,
        RouterLimits.DEFAULTS,
        RouterPace.DEFAULTS);
  }

  /** As Alertmanager, which knows neither fallback nor storms. */
  public RouterOptions strictly() {
    return new RouterOptions(externalUrl, retention, true, "", 0, limits, pace);
  }

  public RouterOptions withExternalUrl(String url) {
    return new RouterOptions(url, retention, strict, fallback, stormThreshold, limits, pace);
  }

  public RouterOptions withFallback(String receiver) {
    return new RouterOptions(
        externalUrl, retention, strict, receiver, stormThreshold, limits, pace);
  }

  public RouterOptions withStormThreshold(int threshold) {
    return new RouterOptions(externalUrl, retention, strict, fallback, threshold, limits, pace);
  }

  public RouterOptions withRetention(Duration kept) {
    return new RouterOptions(externalUrl, kept, strict, fallback, stormThreshold, limits, pace);
  }

  public RouterOptions withLimits(RouterLimits others) {
    return new RouterOptions(
        externalUrl, retention, strict, fallback, stormThreshold, others, pace);
  }

  public RouterOptions withPace(RouterPace other) {
    return new RouterOptions(
        externalUrl, retention, strict, fallback, stormThreshold, limits, other);
  }
}
