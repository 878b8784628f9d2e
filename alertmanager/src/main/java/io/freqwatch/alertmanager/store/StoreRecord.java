package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.model.Labels;
import java.time.Instant;

/** One change of what the alert router knows. */
public sealed interface StoreRecord {
  record AlertPut(Alert alert) implements StoreRecord {}

  record AlertGone(Labels labels) implements StoreRecord {}

  record SilencePut(Silence silence) implements StoreRecord {}

  record SilenceGone(String id) implements StoreRecord {}

  record LogPut(LogEntry entry) implements StoreRecord {}

  record LogGone(NotificationKey key) implements StoreRecord {}

  record IntentPut(Intent intent) implements StoreRecord {}

  record IntentGone(String id) implements StoreRecord {}

  /** Something happened that people may ask for later. */
  record Noted(HistoryEvent event) implements StoreRecord {}

  /** The program was at work then: what ended before was seen to end. */
  record Alive(Instant at) implements StoreRecord {}
}
