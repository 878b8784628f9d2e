package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.core.Decision;
import io.freqwatch.alertmanager.core.Suppression;
import io.freqwatch.alertmanager.store.HistoryEvent.Kind;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.LogEntry;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Carries out the decisions on one group. Used by the router's thread alone. */
final class Flusher {
  private final Store store;
  private final Judge judge;
  private final Fallback fallback;
  private final Routing routing;
  private final Deliveries deliveries;
  private final Statistics statistics;
  private final History history;
  private final BiFunction<Labels, Instant, Suppression> suppression;
  private final Supplier<String> ids;

  Flusher(
      Store store,
      Judge judge,
      Fallback fallback,
      Routing routing,
      Deliveries deliveries,
      Statistics statistics,
      History history,
      BiFunction<Labels, Instant, Suppression> suppression,
      Supplier<String> ids) {
    this.store = store;
    this.judge = judge;
    this.fallback = fallback;
    this.routing = routing;
    this.deliveries = deliveries;
    this.statistics = statistics;
    this.history = history;
    this.suppression = suppression;
    this.ids = ids;
  }

  /**
   * Decides for each integration and forgets the alerts that had ended: what is to be told of them
   * is in the outbox now.
   */
  void flush(Group group, Instant now) {
    group.flushed(now);
    List<Alert> ended = group.alerts().stream().filter(each -> each.isResolvedAt(now)).toList();
    List<Alert> alerts = group.alertsAt(now);
    boolean muted = !routing.times().mutedBy(group.route(), now).isEmpty();
    for (Target target : routing.targets(group.route().receiver())) {
      decide(group, target, alerts, muted, now);
    }
    fallback.flush(group, alerts, routing, now);
    countHeldBack(alerts, muted, now);
    group.remove(ended);
  }

  private void decide(Group group, Target target, List<Alert> alerts, boolean muted, Instant now) {
    statistics.count("alertmanager_nflog_queries_total");
    Decision decision =
        judge.decide(
            group,
            target,
            alerts,
            alert -> suppression.apply(alert.labels(), now).holdsBack(),
            muted,
            now);
    switch (decision) {
      case Decision.Nothing _ -> {}
      case Decision.Remember remember -> store.put(new StoreRecord.LogPut(remember.entry()));
      case Decision.Notify notify -> send(group, target, notify, now);
    }
  }

  /**
   * Power may be lost between any two records, so the new notification comes first: without the
   * others it is decided on once more and put together with itself.
   */
  private void send(Group group, Target target, Decision.Notify notify, Instant now) {
    LogEntry entry = notify.entry();
    Intent intent =
        new Intent(
            ids.get(),
            entry.key(),
            notify.reason(),
            group.labels(),
            group.route().labels(),
            notify.alerts(),
            now,
            entry.expiresAt(),
            store.state().entry(entry.key()),
            entry.reference());
    Optional<Pending> overtaken = deliveries.waiting(entry.key());
    Intent whole = overtaken.map(older -> Merge.of(older.intent(), intent)).orElse(intent);
    store.put(new StoreRecord.IntentPut(whole));
    store.put(new StoreRecord.LogPut(entry));
    overtaken.ifPresent(this::drop);
    history.notification(Kind.DECIDED, whole, whole.reason().toString(), now);
    deliveries.add(whole, target);
  }

  private void drop(Pending overtaken) {
    store.put(new StoreRecord.IntentGone(overtaken.intent().id()));
    deliveries.done(overtaken);
    statistics.count("freqwatch_alertmanager_notifications_merged_total");
  }

  private void countHeldBack(List<Alert> alerts, boolean muted, Instant now) {
    if (muted) {
      statistics.add(
          "alertmanager_notifications_suppressed_total",
          alerts.size(),
          "reason",
          "mute_time_interval");
      return;
    }
    for (Alert alert : alerts) {
      Suppression held = suppression.apply(alert.labels(), now);
      if (held.holdsBack()) {
        String reason = held.inhibitedBy().isEmpty() ? "silence" : "inhibition";
        statistics.count("alertmanager_notifications_suppressed_total", "reason", reason);
      }
    }
  }
}
