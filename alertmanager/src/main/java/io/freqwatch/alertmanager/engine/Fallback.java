package io.freqwatch.alertmanager.engine;

import static java.util.stream.Collectors.toSet;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.core.Dedup;
import io.freqwatch.alertmanager.store.HistoryEvent.Kind;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.LogEntry;
import io.freqwatch.alertmanager.store.NotificationKey;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells a receiver of the operator's choice what another could not be told: once while nothing
 * changes, though the other is tried again at each look, and the end of what it was told. Has lines
 * of its own in the log, apart from what the same receiver hears by its own routes. Used by the
 * router's thread alone.
 */
final class Fallback {
  /** The label of the route, for templates, that says for whom a message was. */
  static final String UNDELIVERED = "undelivered";

  private static final String PREFIX = "fallback:";
  private static final Duration REPEAT = Duration.ofHours(4);

  private final Store store;
  private final RouterOptions options;
  private final Deliveries deliveries;
  private final Statistics statistics;
  private final History history;
  private final Supplier<String> ids;

  Fallback(
      Store store,
      RouterOptions options,
      Deliveries deliveries,
      Statistics statistics,
      History history,
      Supplier<String> ids) {
    this.store = store;
    this.options = options;
    this.deliveries = deliveries;
    this.statistics = statistics;
    this.history = history;
    this.ids = ids;
  }

  private List<Target> targets(Routing routing, String original) {
    boolean on = !options.fallback().isEmpty() && !options.fallback().equals(original);
    return on && !options.strict() ? routing.targets(options.fallback()) : List.of();
  }

  /** Takes over what was given up. */
  void reroute(Intent given, String why, Routing routing, Instant now) {
    for (Target target : targets(routing, given.key().receiver())) {
      NotificationKey key = key(given.key(), target);
      Set<Fingerprint> firing = fingerprints(given.alerts(), false, given.at());
      Set<Fingerprint> resolved = fingerprints(given.alerts(), true, given.at());
      Optional<LogEntry> told = store.state().entry(key);
      Optional<NotificationReason> reason =
          Dedup.decide(told, firing, resolved, target.sendResolved(), REPEAT, now)
              .or(() -> ended(told, firing, resolved, target));
      if (reason.isPresent()) {
        Labels route = given.routeLabels().toBuilder().set(UNDELIVERED, said(given, why)).build();
        Set<Fingerprint> all = told.map(e -> new HashSet<>(e.firing())).orElseGet(HashSet::new);
        all.addAll(firing);
        all.removeAll(resolved);
        LogEntry entry = entry(key, all, resolved, told, now);
        Words words = new Words(reason.get(), given.groupLabels(), route, given.alerts(), told);
        send(message(entry, words), target, now);
        store.put(new StoreRecord.LogPut(entry));
      }
    }
  }

  /** The other knew that they fired, so that somebody has to hear that they ended. */
  private static Optional<NotificationReason> ended(
      Optional<LogEntry> told, Set<Fingerprint> firing, Set<Fingerprint> resolved, Target target) {
    boolean heard = told.filter(entry -> entry.resolved().containsAll(resolved)).isPresent();
    return firing.isEmpty() && !heard && target.sendResolved()
        ? Optional.of(NotificationReason.ALL_RESOLVED)
        : Optional.empty();
  }

  private static String said(Intent given, String why) {
    return given.key().receiver() + " by " + given.key().kind() + ": " + why;
  }

  /** Tells the end of what the fallback was told of a group. */
  void flush(Group group, List<Alert> alerts, Routing routing, Instant now) {
    String receiver = group.route().receiver();
    for (Target target : targets(routing, receiver)) {
      for (Target original : routing.targets(receiver)) {
        NotificationKey key = key(Judge.key(group, original), target);
        store
            .state()
            .entry(key)
            .filter(entry -> !entry.firing().isEmpty())
            .ifPresent(entry -> ended(group, alerts, entry, target, now));
      }
    }
  }

  private void ended(Group group, List<Alert> alerts, LogEntry told, Target target, Instant now) {
    List<Alert> ended =
        alerts.stream()
            .filter(alert -> alert.isResolvedAt(now))
            .filter(alert -> told.firing().contains(alert.fingerprint()))
            .toList();
    if (ended.isEmpty()) {
      return;
    }
    Set<Fingerprint> resolved = fingerprints(ended, true, now);
    LogEntry rest = told.without(resolved);
    LogEntry entry = entry(told.key(), rest.firing(), resolved, Optional.of(told), now);
    if (target.sendResolved()) {
      NotificationReason reason =
          rest.firing().isEmpty()
              ? NotificationReason.ALL_RESOLVED
              : NotificationReason.NEW_RESOLVED;
      Words words =
          new Words(reason, group.labels(), group.route().labels(), ended, Optional.of(told));
      send(message(entry, words), target, now);
    }
    store.put(new StoreRecord.LogPut(entry));
  }

  /** What a message says, and what its receiver knew before. */
  private record Words(
      NotificationReason reason,
      Labels group,
      Labels route,
      List<Alert> alerts,
      Optional<LogEntry> told) {}

  private Intent message(LogEntry entry, Words words) {
    return new Intent(
        ids.get(),
        entry.key(),
        words.reason(),
        words.group(),
        words.route(),
        words.alerts(),
        entry.at(),
        entry.expiresAt(),
        words.told(),
        entry.reference());
  }

  private void send(Intent intent, Target target, Instant now) {
    store.put(new StoreRecord.IntentPut(intent));
    deliveries.add(intent, target);
    history.notification(Kind.REROUTED, intent, intent.routeLabels().value(UNDELIVERED), now);
    statistics.count(
        "freqwatch_alertmanager_notifications_rerouted_total",
        "integration",
        target.kind(),
        "receiver_name",
        target.receiver());
  }

  private LogEntry entry(
      NotificationKey key,
      Set<Fingerprint> firing,
      Set<Fingerprint> resolved,
      Optional<LogEntry> told,
      Instant now) {
    return new LogEntry(
        key,
        firing,
        resolved,
        now,
        now.plus(options.retention()),
        told.map(LogEntry::reference).orElse(""));
  }

  /** For whom it was is part of the group's name, so that each has a line of its own. */
  private static NotificationKey key(NotificationKey original, Target target) {
    String group =
        PREFIX
            + original.receiver()
            + "/"
            + original.kind()
            + "/"
            + original.index()
            + ":"
            + original.groupKey();
    return new NotificationKey(group, target.receiver(), target.kind(), target.index());
  }

  private static Set<Fingerprint> fingerprints(List<Alert> of, boolean resolved, Instant at) {
    return of.stream()
        .filter(alert -> alert.isResolvedAt(at) == resolved)
        .map(Alert::fingerprint)
        .collect(toSet());
  }
}
