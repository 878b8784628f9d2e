package io.freqwatch.alertmanager.core;

import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.store.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether a group has anything to tell that its receiver does not know (alerting notes §1.3). */
public final class Dedup {
  private Dedup() {}

  /**
   * @param entry what the receiver was told last
   * @param firing what fires and is not held back
   * @param resolved what ended
   * @param sendResolved whether the receiver wants to hear of ends
   * @param repeat how long it is left alone while nothing changes
   */
  public static Optional<NotificationReason> decide(
      Optional<LogEntry> entry,
      Set<Fingerprint> firing,
      Set<Fingerprint> resolved,
      boolean sendResolved,
      Duration repeat,
      Instant now) {
    if (entry.isEmpty()) {
      return when(!firing.isEmpty(), NotificationReason.FIRST);
    }
    LogEntry told = entry.get();
    if (!told.firing().containsAll(firing)) {
      return Optional.of(
          told.firing().isEmpty() ? NotificationReason.FIRST : NotificationReason.NEW_ALERTS);
    }
    if (firing.isEmpty()) {
      return when(!told.firing().isEmpty(), NotificationReason.ALL_RESOLVED);
    }
    if (sendResolved && !told.resolved().containsAll(resolved)) {
      return Optional.of(NotificationReason.NEW_RESOLVED);
    }
    return when(told.at().isBefore(now.minus(repeat)), NotificationReason.REPEAT);
  }

  private static Optional<NotificationReason> when(boolean holds, NotificationReason reason) {
    return holds ? Optional.of(reason) : Optional.empty();
  }
}
