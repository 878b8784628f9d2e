package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all records together say. Used by one thread. */
public final class StoreState {
  private final Map<Labels, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private final Map<NotificationKey, LogEntry> log = new LinkedHashMap<>();
  private final Map<String, Intent> intents = new LinkedHashMap<>();
  private final HistoryLog history;
  private Instant alive = Instant.EPOCH;

  StoreState(HistoryLimits limits) {
    this.history = new HistoryLog(limits);
  }

  /** Applying a record a second time changes nothing. */
  void apply(StoreRecord record) {
    switch (record) {
      case StoreRecord.AlertPut put -> put(put.alert());
      case StoreRecord.AlertGone gone -> alerts.remove(gone.labels());
      case StoreRecord.SilencePut put -> silences.put(put.silence().id(), put.silence());
      case StoreRecord.SilenceGone gone -> silences.remove(gone.id());
      case StoreRecord.LogPut put -> put(put.entry());
      case StoreRecord.LogGone gone -> log.remove(gone.key());
      case StoreRecord.IntentPut put -> intents.put(put.intent().id(), put.intent());
      case StoreRecord.IntentGone gone -> intents.remove(gone.id());
      case StoreRecord.Noted noted -> history.add(noted.event());
      case StoreRecord.Alive now -> alive = now.at();
    }
  }

  private void put(Alert alert) {
    alerts.put(alert.labels(), alert);
    seen(alert.updatedAt());
  }

  private void put(LogEntry entry) {
    log.put(entry.key(), entry);
    seen(entry.at());
  }

  private void seen(Instant at) {
    alive = at.isAfter(alive) ? at : alive;
  }

  /** Records that make this state out of nothing. */
  List<StoreRecord> records() {
    List<StoreRecord> records = new ArrayList<>();
    alerts.values().forEach(alert -> records.add(new StoreRecord.AlertPut(alert)));
    silences.values().forEach(silence -> records.add(new StoreRecord.SilencePut(silence)));
    log.values().forEach(entry -> records.add(new StoreRecord.LogPut(entry)));
    intents.values().forEach(intent -> records.add(new StoreRecord.IntentPut(intent)));
    history.events().forEach(event -> records.add(new StoreRecord.Noted(event)));
    records.add(new StoreRecord.Alive(alive));
    return records;
  }

  public Optional<Alert> alert(Labels labels) {
    return Optional.ofNullable(alerts.get(labels));
  }

  public Collection<Alert> alerts() {
    return Collections.unmodifiableCollection(alerts.values());
  }

  public Optional<Silence> silence(String id) {
    return Optional.ofNullable(silences.get(id));
  }

  public Collection<Silence> silences() {
    return Collections.unmodifiableCollection(silences.values());
  }

  public Optional<LogEntry> entry(NotificationKey key) {
    return Optional.ofNullable(log.get(key));
  }

  public Collection<LogEntry> log() {
    return Collections.unmodifiableCollection(log.values());
  }

  /** In the order in which they were decided on. */
  public Collection<Intent> intents() {
    return Collections.unmodifiableCollection(intents.values());
  }

  public HistoryLog history() {
    return history;
  }

  /** When the program was last known to be at work; 1970 if never. */
  public Instant alive() {
    return alive;
  }
}
