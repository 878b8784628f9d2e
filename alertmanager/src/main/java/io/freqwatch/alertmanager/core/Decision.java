package io.freqwatch.alertmanager.core;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.store.LogEntry;
import java.util.List;

/** What follows for one integration when its group is looked at. */
public sealed interface Decision {
  /** Nothing. */
  record Nothing() implements Decision {}

  /** Nothing is sent, but something else is known from now on. */
  record Remember(LogEntry entry) implements Decision {}

  /**
   * A notification.
   *
   * @param alerts what it tells of; ends only where the integration is to hear of them
   * @param entry what is known once it is on its way
   */
  record Notify(NotificationReason reason, List<Alert> alerts, LogEntry entry)
      implements Decision {}
}
