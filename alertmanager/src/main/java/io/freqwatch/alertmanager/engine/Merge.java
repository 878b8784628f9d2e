package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.core.AlertOrder;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.model.Labels;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes one notification of one that was not sent in time and the next of its group. */
final class Merge {
  /**
   * Ends that only the older one would have told; of more, the latest. A peer may be away for long,
   * and the ends meanwhile would become as many as there were alerts.
   */
  private static final int MAX_ENDS = 1_000;

  private Merge() {}

  /**
   * The newer one, and what only the older one would have told: so nobody gets stale words, and no
   * alert goes untold because it was overtaken.
   */
  static Intent of(Intent older, Intent newer) {
    Map<Labels, Alert> alerts = new TreeMap<>(AlertOrder.LABELS);
    List<Alert> ends =
        older.alerts().stream()
            .filter(alert -> alert.isResolvedAt(newer.at()))
            .sorted(Comparator.comparing(Alert::endsAt).reversed())
            .toList();
    older.alerts().forEach(alert -> alerts.put(alert.labels(), alert));
    ends.stream().skip(MAX_ENDS).forEach(alert -> alerts.remove(alert.labels()));
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
