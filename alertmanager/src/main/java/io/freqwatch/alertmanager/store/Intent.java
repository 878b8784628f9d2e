package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A notification that was decided on and has not arrived yet. It is on disk before the first
 * attempt, and leaves only by delivery, by a final refusal or by expiry.
 *
 * @param id names it at each attempt; letters, digits and hyphens
 * @param alerts as they were at {@code at}
 * @param expiresAt after that it tells nobody anything
 * @param told what the integration knew before, to go back to where it is refused
 * @param previousReference what the provider called the message before this one; may be empty
 */
public record Intent(
    String id,
    NotificationKey key,
    NotificationReason reason,
    Labels groupLabels,
    Labels routeLabels,
    List<Alert> alerts,
    Instant at,
    Instant expiresAt,
    Optional<LogEntry> told,
    String previousReference) {
  public Intent {
    alerts = List.copyOf(alerts);
  }

  public Intent withTold(Optional<LogEntry> other) {
    return new Intent(
        id, key, reason, groupLabels, routeLabels, alerts, at, expiresAt, other, previousReference);
  }
}
