package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;

/**
 * A notification that was decided on and has not arrived yet. It is on disk before the first
 * attempt, and leaves only by delivery, by a final refusal or by expiry.
 *
 * @param id names it at each attempt; letters, digits and hyphens
 * @param alerts as they were at {@code at}
 * @param expiresAt after that it tells nobody anything
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
    String previousReference) {
  public Intent {
    alerts = List.copyOf(alerts);
  }
}
