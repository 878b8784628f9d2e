package io.freqwatch.alertmanager.heartbeat;

import io.freqwatch.http.Credential;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Who hears of us, and of whom we hear.
 *
 * @param url is asked for regularly while our alerting works; a secret, for whoever knows it can
 *     pretend to be us
 * @param every how often
 * @param siblings after how long of silence there is an alert, by name
 */
public record HeartbeatOptions(
    Optional<Credential> url, Duration every, Map<String, Duration> siblings) {
  public static final Duration EVERY = Duration.ofMinutes(1);
  public static final Duration SILENT_AFTER = Duration.ofMinutes(3);
  public static final HeartbeatOptions NONE =
      new HeartbeatOptions(Optional.empty(), EVERY, Map.of());

  public HeartbeatOptions {
    siblings = Map.copyOf(siblings);
  }
}
