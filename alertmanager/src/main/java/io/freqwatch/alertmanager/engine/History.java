package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.store.HistoryEvent;
import io.freqwatch.alertmanager.store.HistoryEvent.Kind;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.NotificationKey;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;

/**
 * Notes in the journal what happens, for people who ask later. Used by the router's thread alone.
 */
final class History {
  private static final int MAX_TEXT = 500;

  private final Store store;

  History(Store store) {
    this.store = store;
  }

  void alert(Kind kind, Labels labels, Instant at) {
    note(kind, at, labels, "", "", "", List.of(), "");
  }

  void silence(Kind kind, Silence silence, Instant at) {
    String text = silence.matchers() + " by " + silence.createdBy() + ": " + silence.comment();
    note(kind, at, Labels.EMPTY, silence.id(), "", "", List.of(), text);
  }

  void acknowledged(Alert alert, Silence silence, Instant at) {
    String text = "by " + silence.createdBy() + ": " + silence.comment();
    note(Kind.ACKNOWLEDGED, at, alert.labels(), silence.id(), "", "", List.of(), text);
  }

  void notification(Kind kind, Intent intent, String text, Instant at) {
    NotificationKey key = intent.key();
    List<Fingerprint> alerts =
        intent.alerts().stream().limit(HistoryEvent.MAX_ALERTS).map(Alert::fingerprint).toList();
    note(
        kind,
        at,
        intent.groupLabels(),
        intent.id(),
        key.receiver(),
        key.kind() + "[" + key.index() + "]",
        alerts,
        text);
  }

  private void note(
      Kind kind,
      Instant at,
      Labels labels,
      String subject,
      String receiver,
      String integration,
      List<Fingerprint> alerts,
      String text) {
    String kept = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    long number = store.state().history().next();
    store.put(
        new StoreRecord.Noted(
            new HistoryEvent(
                number, at, kind, labels, subject, receiver, integration, alerts, kept)));
  }
}
