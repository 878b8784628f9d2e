package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.NotificationKey;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Takes back what was noted of a notification that its receiver will not have: the log says again
 * what the receiver did know, and the ends that it did not hear of are in their group again, whose
 * next look tries anew. Used by the router's thread alone.
 */
final class Setback {
  private final Store store;
  private final Deliveries deliveries;
  private final Groups groups;
  private final Supplier<Route> tree;

  Setback(Store store, Deliveries deliveries, Groups groups, Supplier<Route> tree) {
    this.store = store;
    this.deliveries = deliveries;
    this.groups = groups;
    this.tree = tree;
  }

  /** To be told once the notification has left the outbox. */
  void of(Intent refused, Instant now) {
    forget(refused);
    deliveries.waiting(refused.key()).ifPresent(later -> correct(later, refused));
    for (Alert alert : refused.alerts()) {
      if (alert.isResolvedAt(refused.at())) {
        putBack(alert, refused, now);
      }
    }
  }

  /** Unless something was decided since, on the ground of which the log says more than this. */
  private void forget(Intent refused) {
    NotificationKey key = refused.key();
    boolean isLast =
        store.state().entry(key).filter(entry -> entry.at().equals(refused.at())).isPresent();
    if (isLast) {
      store.put(
          refused
              .told()
              .<StoreRecord>map(StoreRecord.LogPut::new)
              .orElseGet(() -> new StoreRecord.LogGone(key)));
    }
  }

  /** What waits was decided as though this one would arrive. */
  private void correct(Pending later, Intent refused) {
    later.become(later.intent().withTold(refused.told()));
    store.put(new StoreRecord.IntentPut(later.intent()));
  }

  private void putBack(Alert ended, Intent refused, Instant now) {
    for (Route route : tree.get().match(ended.labels())) {
      if (route.receiver().equals(refused.key().receiver())) {
        groups.putBack(ended, route, now);
      }
    }
  }
}
