package io.freqwatch.alertmanager.engine;

import static java.util.stream.Collectors.toSet;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.core.Inhibitor;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Forgets what nobody will ask for: ended alerts, old silences, old lines of the log. Used by the
 * router's thread alone.
 */
final class Leftovers {
  private final Store store;
  private final SilenceKeeper silences;
  private final Groups groups;
  private final boolean strict;

  Leftovers(Store store, SilenceKeeper silences, Groups groups, boolean strict) {
    this.store = store;
    this.silences = silences;
    this.groups = groups;
    this.strict = strict;
  }

  /** Silences and the log. */
  void collect(Instant now) {
    silences.collect(now);
    collectLog(now);
  }

  void collectAlerts(Inhibitor inhibitor, Instant now) {
    for (Alert alert : ended(now)) {
      store.put(new StoreRecord.AlertGone(alert.labels()));
      inhibitor.remove(alert);
    }
  }

  /** Without those that a group has not told of yet, which a reload or a restart must find. */
  private List<Alert> ended(Instant now) {
    Set<Labels> awaited = groups.alertLabels();
    return store.state().alerts().stream()
        .filter(alert -> alert.isResolvedAt(now) && !awaited.contains(alert.labels()))
        .toList();
  }

  /** A receiver that was told of an alert that is still there will be told of its end. */
  private void collectLog(Instant now) {
    Set<Fingerprint> present =
        strict
            ? Set.of()
            : store.state().alerts().stream().map(Alert::fingerprint).collect(toSet());
    store.state().log().stream()
        .filter(entry -> !entry.expiresAt().isAfter(now))
        .filter(entry -> Collections.disjoint(entry.firing(), present))
        .toList()
        .forEach(entry -> store.put(new StoreRecord.LogGone(entry.key())));
  }
}
