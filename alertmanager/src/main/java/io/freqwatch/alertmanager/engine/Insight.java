package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.store.HistoryEvent;
import io.freqwatch.alertmanager.store.HistoryLog;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the router has decided, will decide, and why. Changes nothing; good for one command. */
public final class Insight {
  private final Store store;
  private final RouterOptions options;
  private final Explainer explainer;
  private final Deliveries deliveries;

  Insight(Store store, RouterOptions options, Explainer explainer, Deliveries deliveries) {
    this.store = store;
    this.options = options;
    this.explainer = explainer;
    this.deliveries = deliveries;
  }

  /** Why who is told of an alert with these labels, be there one or not. */
  public Explanation explain(Labels labels, Instant now) {
    return explainer.explain(labels, now);
  }

  /** The labels of an alert that is known, or that the history tells of. */
  public Optional<Labels> labelsOf(Fingerprint fingerprint) {
    return Stream.concat(
            store.state().alerts().stream().map(Alert::labels),
            history().newestFirst().filter(HistoryEvent::isOfAlert).map(HistoryEvent::labels))
        .filter(labels -> Fingerprint.of(labels).equals(fingerprint))
        .findFirst();
  }

  /** What is on its way, oldest first. */
  public List<DeliveryView> deliveries() {
    return deliveries
        .all()
        .map(DeliveryView::of)
        .sorted(Comparator.comparing(view -> view.intent().at()))
        .toList();
  }

  /** What happened, as far as it is remembered. */
  public HistoryLog history() {
    return store.state().history();
  }

  /** Where people reach us, without a slash at the end. */
  public String externalUrl() {
    return options.externalUrl();
  }

  /** How long it is remembered what receivers were told. */
  public Duration retention() {
    return options.retention();
  }
}
