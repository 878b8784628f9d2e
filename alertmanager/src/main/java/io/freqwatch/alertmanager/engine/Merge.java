package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.core.AlertOrder;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.model.Labels;
import java.util.Map;
import java.util.TreeMap;

/** Makes one notification of one that was not sent in time and the next of its group. */
final class Merge {
  private Merge() {}

  /**
   * The newer one, and what only the older one would have told: so nobody gets stale words, and no
   * alert goes untold because it was overtaken.
   */
  static Intent of(Intent older, Intent newer) {
    Map<Labels, Alert> alerts = new TreeMap<>(AlertOrder.LABELS);
    older.alerts().forEach(alert -> alerts.put(alert.labels(), alert));
    newer.alerts().forEach(alert -> alerts.put(alert.labels(), alert));
    boolean repeats = newer.reason() == NotificationReason.REPEAT;
    return new Intent(
        newer.id(),
        newer.key(),
        repeats ? older.reason() : newer.reason(),
        newer.groupLabels(),
        newer.routeLabels(),
        alerts.values().stream().sorted(AlertOrder.ALERTS).toList(),
        newer.at(),
        newer.expiresAt(),
        older.told(),
        newer.previousReference());
  }
}
