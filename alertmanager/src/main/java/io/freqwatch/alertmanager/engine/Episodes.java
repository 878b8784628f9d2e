package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.store.HistoryEvent.Kind;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows alerts from begin to end, be the end reported or reached because nobody reported again.
 * Both are noted, and the end of an alert ends its acknowledgement: at once, so that the next
 * episode is heard. Used by the router's thread alone.
 */
final class Episodes {
  private final Store store;
  private final SilenceKeeper silences;
  private final History history;

  /** Since when alerts fire. */
  private final Map<Labels, Instant> firing = new HashMap<>();

  private Instant next = Instant.MIN;

  Episodes(Store store, SilenceKeeper silences, History history) {
    this.store = store;
    this.silences = silences;
    this.history = history;
  }

  /** Takes up the alerts that had begun, so that those that ended while we were away do end. */
  void resume() {
    store
        .state()
        .history()
        .oldestFirst()
        .forEach(
            event -> {
              switch (event.kind()) {
                case FIRED -> firing.put(event.labels(), event.at());
                case RESOLVED -> firing.remove(event.labels());
                case ACKNOWLEDGED, SILENCED, UNSILENCED -> {}
                case DECIDED, DELAYED, DELIVERED, GIVEN_UP, REROUTED -> {}
              }
            });
    Instant alive = store.state().alive();
    store.state().alerts().stream()
        .filter(alert -> !alert.isResolvedAt(alive))
        .forEach(alert -> firing.put(alert.labels(), alert.startsAt()));
  }

  /** Takes an alert as it is now; {@link #sweep} has been called for the same moment. */
  void put(Alert alert, Instant now) {
    Instant began = firing.get(alert.labels());
    if (began != null && (alert.isResolvedAt(now) || alert.startsAt().isAfter(began))) {
      end(alert.labels(), now);
    }
    if (!alert.isResolvedAt(now)) {
      if (firing.put(alert.labels(), alert.startsAt()) == null) {
        history.alert(Kind.FIRED, alert.labels(), now);
      }
      next = alert.endsAt().isBefore(next) ? alert.endsAt() : next;
    }
  }

  /** Ends what has reached its end. */
  void sweep(Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    next = Instant.MAX;
    for (Labels labels : List.copyOf(firing.keySet())) {
      Optional<Alert> alert = store.state().alert(labels);
      if (alert.isEmpty() || alert.get().isResolvedAt(now)) {
        end(labels, now);
      } else if (alert.get().endsAt().isBefore(next)) {
        next = alert.get().endsAt();
      }
    }
  }

  private void end(Labels labels, Instant now) {
    firing.remove(labels);
    history.alert(Kind.RESOLVED, labels, now);
    silences.endAcknowledgements(Fingerprint.of(labels), now);
  }

  /** When the next alert reaches its end. */
  Instant next() {
    return next;
  }
}
