package io.freqwatch.alertmanager.heartbeat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A program like this one, whose Watchdog is to come regularly. How long it has been silent is
 * measured by the monotonic clock, so a correction of the time is no silence. Used under the lock
 * of {@link HeartbeatReceiver}.
 */
final class Sibling {
  static final String ALERT = "PeerSilent";
  static final String PEER = "peer";

  /** So long the alert goes on by itself, should we not renew it. */
  private static final Duration VALIDITY = Duration.ofMinutes(4);

  private final String name;
  private final Duration patience;
  private final Labels labels;
  private long heardNanos;
  private Optional<Instant> silentSince = Optional.empty();

  /**
   * One that has time from now on to be heard, since nobody heard it while we were away.
   *
   * @param firing since when the alert about it fires, where it does
   */
  Sibling(String name, Duration patience, Optional<Instant> firing, long nowNanos) {
    this.name = name;
    this.patience = patience;
    this.labels = Labels.of("alertname", ALERT, PEER, name, "severity", "critical");
    this.silentSince = firing;
    this.heardNanos = nowNanos;
  }

  /** It was heard; the end of the alert, where there is one. */
  Optional<Alert> heard(Instant now, long nowNanos) {
    heardNanos = nowNanos;
    Optional<Alert> end = silentSince.map(since -> alert(since, now, now));
    silentSince = Optional.empty();
    return end;
  }

  /** The alert, where it has been silent for too long; anew each time it is asked for. */
  Optional<Alert> missed(Instant now, long nowNanos) {
    Duration silent = Duration.ofNanos(nowNanos - heardNanos);
    if (silentSince.isEmpty() && silent.compareTo(patience) >= 0) {
      silentSince = Optional.of(now);
    }
    return silentSince.map(since -> alert(since, now.plus(VALIDITY), now));
  }

  private Alert alert(Instant since, Instant end, Instant now) {
    Map<String, String> annotations =
        Map.of(
            "summary",
            name + " is silent",
            "description",
            "No Watchdog has come from "
                + name
                + " for "
                + PrometheusDuration.format(patience)
                + ": its machine, its rules or the way from there is down, and nobody watches its"
                + " bots.",
            "runbook",
            "docs/runbooks/PeerSilent.md");
    return new Alert(labels, annotations, since, end, now, false, "");
  }
}
