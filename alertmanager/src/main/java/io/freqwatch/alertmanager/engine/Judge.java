package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.core.Decision;
import io.freqwatch.alertmanager.core.Flush;
import io.freqwatch.alertmanager.store.NotificationKey;
import io.freqwatch.alertmanager.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Asks what an integration is to be told of a group. Used by the router's thread alone. */
final class Judge {
  private final Store store;
  private final RouterOptions options;

  Judge(Store store, RouterOptions options) {
    this.store = store;
    this.options = options;
  }

  static NotificationKey key(Group group, Target target) {
    return new NotificationKey(group.key(), target.receiver(), target.kind(), target.index());
  }

  /**
   * @param alerts of the group as sent
   * @param held whether an alert is silenced or inhibited
   * @param muted whether the time mutes the route
   * @param at when the group is looked at
   */
  Decision decide(
      Group group,
      Target target,
      List<Alert> alerts,
      Predicate<Alert> held,
      boolean muted,
      Instant at) {
    NotificationKey key = key(group, target);
    Flush.Policy policy =
        new Flush.Policy(
            target.sendResolved(),
            group.route().repeatInterval(),
            options.retention(),
            options.strict());
    return new Flush(key, alerts, held, muted, store.state().entry(key), policy, at).decide();
  }
}
