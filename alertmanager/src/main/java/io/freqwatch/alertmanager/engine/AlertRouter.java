package io.freqwatch.alertmanager.engine;

import static java.util.stream.Collectors.toSet;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.core.Inhibitor;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.core.Suppression;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alert router, without threads and without a clock: whoever holds it tells it what came and
 * which moment it is, and it answers with the attempts to make. One thread owns it; that is why
 * there are no locks, and why a test can play a day in a millisecond.
 *
 * <p>The order of things keeps the promises. A report of an alert changes its group. When the time
 * of a group comes, {@link Flusher} decides for each integration; what is to be told goes into the
 * log and into the outbox. {@link #advance} commits both before it hands out the first attempt, so
 * that a crash finds the notification again or finds that nothing was decided. An attempt's outcome
 * takes the notification out of the outbox; a crash between the peer's answer and that is what can
 * send a notification twice, and nothing else is.
 */
public final class AlertRouter {
  private static final Logger log = LoggerFactory.getLogger(AlertRouter.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration SLEPT = Duration.ofMinutes(2);

  private final Store store;
  private final RouterOptions options;
  private final Statistics statistics;
  private final Groups groups;
  private final Deliveries deliveries;
  private final History history;
  private final Fallback fallback;
  private final SilenceKeeper silences;
  private final Episodes episodes;
  private final Outcomes outcomes;
  private final Leftovers leftovers;
  private final Judge judge;
  private final Supplier<String> ids;
  private Routing routing;
  private Inhibitor inhibitor;
  private Instant nextMaintenance;
  private Instant nextCollection;
  private Instant nextHeartbeat;
  private Instant latest;

  /**
   * Takes up what the store remembers.
   *
   * @param random spreads retries
   * @param ids makes names that are used once: letters, digits and hyphens
   */
  public AlertRouter(
      Store store,
      RouterOptions options,
      Routing routing,
      Statistics statistics,
      RandomGenerator random,
      Supplier<String> ids,
      Instant now) {
    this.store = store;
    this.options = options;
    this.statistics = statistics;
    this.ids = ids;
    this.groups = new Groups(now.plus(options.pace().startDelay()));
    this.deliveries =
        new Deliveries(random, options.externalUrl(), new Storm(options.stormThreshold()));
    this.history = new History(store);
    this.fallback = new Fallback(store, options, deliveries, statistics, history, ids);
    this.silences = new SilenceKeeper(store, options, ids, history);
    this.episodes = new Episodes(store, silences, history);
    this.outcomes =
        new Outcomes(
            store,
            deliveries,
            statistics,
            history,
            new Setback(store, deliveries, groups, () -> this.routing.tree()),
            fallback);
    this.leftovers = new Leftovers(store, silences, groups, options.strict());
    this.judge = new Judge(store, options);
    this.routing = routing;
    this.inhibitor = new Inhibitor(List.of(), List.of());
    this.nextMaintenance = now.plus(options.pace().maintenance());
    this.nextCollection = now.plus(options.pace().alertCollection());
    this.nextHeartbeat = now;
    this.latest = now;
    keepFiring(store.state().alive(), now)
        .forEach(each -> store.put(new StoreRecord.AlertPut(each)));
    episodes.resume();
    load(routing, now);
  }

  /**
   * An alert that fired when we were last at work has not ended because we were not: it gets the
   * time that a sender has to report it again.
   */
  private List<Alert> keepFiring(Instant alive, Instant now) {
    Instant end = now.plus(routing.config().resolveTimeout());
    return store.state().alerts().stream()
        .filter(alert -> !alert.isResolvedAt(alive) && alert.endsAt().isBefore(end))
        .map(alert -> alert.withEndsAt(end))
        .toList();
  }

  /**
   * We are asked every few seconds. Where the time since is long, the machine has slept, or its
   * clock was set forward, and nobody could report; where it is negative, the clock was set back,
   * and what is due must not wait until the old time has come again.
   */
  private void watchClock(Instant now) {
    Duration passed = Duration.between(latest, now);
    Instant before = latest;
    latest = now;
    if (passed.isNegative()) {
      groups.hasten(now);
      deliveries.shift(passed);
      nextHeartbeat = now;
      nextMaintenance = now;
    } else if (passed.compareTo(SLEPT) > 0 && !options.strict()) {
      log.warn("the alert router stood still for {}; what fired before fires on", passed);
      keepFiring(before, now).forEach(alert -> keep(alert, now));
    }
  }

  /**
   * Goes on with another configuration: all groups begin anew, as in Alertmanager; the log keeps
   * them from telling twice, and what is on its way stays on it.
   */
  public void load(Routing newRouting, Instant now) {
    routing = newRouting;
    inhibitor = new Inhibitor(routing.config().inhibitRules(), store.state().alerts());
    for (String receiver : routing.config().receivers().keySet()) {
      routing.targets(receiver).forEach(each -> statistics.begin(receiver, each.kind()));
    }
    groups.clear();
    Set<Fingerprint> told = told();
    store.state().alerts().stream()
        .filter(alert -> !alert.isResolvedAt(now) || told.contains(alert.fingerprint()))
        .forEach(alert -> route(alert, now));
    deliveries.clearWaiting(now);
    List.copyOf(store.state().intents()).stream()
        .filter(intent -> deliveries.pending(intent.id()).isEmpty())
        .forEach(this::resume);
  }

  /** Of these somebody believes that they fire; strictly, any end is told once more. */
  private Set<Fingerprint> told() {
    return options.strict()
        ? store.state().alerts().stream().map(Alert::fingerprint).collect(toSet())
        : store.state().log().stream().flatMap(each -> each.firing().stream()).collect(toSet());
  }

  private void resume(Intent intent) {
    Optional<Target> target = routing.target(intent.key());
    if (target.isPresent()) {
      deliveries.add(intent, target.get());
    } else {
      log.warn(
          "a notification for {} is dropped: it has no {} number {} any more",
          intent.key().receiver(),
          intent.key().kind(),
          intent.key().index());
      store.put(new StoreRecord.IntentGone(intent.id()));
    }
  }

  /**
   * Takes valid reports of alerts; those that would be too many are left out and counted.
   *
   * @return how many were left out
   */
  public int put(Collection<Alert> reports, Instant now) {
    int leftOut = 0;
    watchClock(now);
    episodes.sweep(now);
    for (Alert report : reports) {
      boolean resolved = report.isResolvedAt(now);
      statistics.count(
          "alertmanager_alerts_received_total",
          "status",
          resolved ? "resolved" : "firing",
          "version",
          "v2");
      Optional<Alert> known = store.state().alert(report.labels());
      if (known.isEmpty() && !options.limits().allow(report, store.state().alerts())) {
        statistics.count("alertmanager_alerts_limited_total");
        leftOut++;
        continue;
      }
      keep(
          known
              .filter(old -> old.overlaps(report))
              .map(old -> old.mergedWith(report, now))
              .orElse(report),
          now);
    }
    return leftOut;
  }

  private void keep(Alert alert, Instant now) {
    store.put(new StoreRecord.AlertPut(alert));
    episodes.put(alert, now);
    inhibitor.put(alert);
    route(alert, now);
  }

  private void route(Alert alert, Instant now) {
    for (Route route : routing.tree().match(alert.labels())) {
      groups.put(alert, route, now);
    }
  }

  /**
   * Does what is due, makes it last, and answers with the attempts that are to be made now. Each of
   * them must be answered with {@link #attempted}.
   */
  public List<Attempt> advance(Instant now) {
    watchClock(now);
    episodes.sweep(now);
    Flusher flusher = flusher();
    for (Optional<Group> due = groups.due(now); due.isPresent(); due = groups.due(now)) {
      flush(flusher, due.get(), now);
    }
    deliveries.expired(now).forEach(pending -> outcomes.expire(pending, routing, now));
    maintain(now);
    boolean _ = store.commit();
    List<Attempt> attempts = deliveries.start(now);
    statistics.add("freqwatch_alertmanager_attempts_total", attempts.size());
    return attempts;
  }

  /** Whatever goes wrong with one group, its next time comes. */
  private void flush(Flusher flusher, Group group, Instant now) {
    try {
      flusher.flush(group, now);
    } finally {
      groups.settle(group);
    }
  }

  private Flusher flusher() {
    return new Flusher(
        store, judge, fallback, routing, deliveries, statistics, history, this::suppression, ids);
  }

  private void maintain(Instant now) {
    if (!now.isBefore(nextHeartbeat)) {
      store.put(new StoreRecord.Alive(now));
      nextHeartbeat = now.plus(HEARTBEAT);
    }
    if (!now.isBefore(nextMaintenance)) {
      leftovers.collect(now);
      statistics.count("alertmanager_nflog_maintenance_total");
      statistics.count("alertmanager_silences_maintenance_total");
      nextMaintenance = now.plus(options.pace().maintenance());
    }
    if (!now.isBefore(nextCollection)) {
      leftovers.collectAlerts(inhibitor, now);
      nextCollection = now.plus(options.pace().alertCollection());
    }
  }

  /** When {@link #advance} is to be called next, should nothing come before. */
  public Instant next() {
    return Stream.of(
            nextHeartbeat,
            nextMaintenance,
            nextCollection,
            groups.next(),
            episodes.next(),
            deliveries.next())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Takes the outcome of an attempt; one of a notification that is gone is of no matter. */
  public void attempted(String intent, Outcome outcome, Instant now) {
    List<Pending> together = deliveries.attempted(intent);
    outcomes.count(together, outcome);
    together.forEach(pending -> attempted(pending, outcome, now));
  }

  private void attempted(Pending pending, Outcome outcome, Instant now) {
    if (!outcomes.isLast(pending, outcome, routing, now)
        && outcome instanceof Outcome.Retry retry) {
      retry(pending, retry, now);
    }
  }

  /** A configuration that was loaded meanwhile may have another channel for it, or none. */
  private void retry(Pending pending, Outcome.Retry retry, Instant now) {
    Intent intent = pending.intent();
    boolean everybody = retry.reason() == Outcome.Reason.RATE_LIMITED;
    deliveries.retry(pending, retry.after(), everybody, now);
    if (!routing.target(intent.key()).equals(Optional.of(pending.target()))) {
      deliveries.done(pending);
      resume(intent);
    }
  }

  Statistics statistics() {
    return statistics;
  }

  /** What holds an alert back now. */
  public Suppression suppression(Labels labels, Instant now) {
    statistics.count("alertmanager_silences_queries_total");
    List<String> silenced = silences.silencedBy(labels, now);
    Optional<Fingerprint> inhibited = inhibitor.inhibitedBy(labels, now);
    return new Suppression(silenced, inhibited.stream().map(Object::toString).toList());
  }

  /** Keeps a silence on disk and answers with its id. */
  public String putSilence(Silence silence, Instant now) {
    return silences.put(silence, now);
  }

  /**
   * Keeps an acknowledgement on disk; one that is there already stays.
   *
   * @throws SilenceRefusedException where the alert does not fire, or fires anew
   */
  public Silence acknowledge(Acknowledgement acknowledgement, Instant now) {
    return silences.acknowledge(acknowledgement, alerts(now), now);
  }

  /** Looks into what is decided and why, without changing it. */
  public Insight insight() {
    return new Insight(
        store,
        options,
        new Explainer(store, routing, groups, deliveries, silences, inhibitor, judge),
        deliveries);
  }

  public void expireSilence(String id, Instant now) {
    silences.expire(id, now);
  }

  public Optional<Silence> silence(String id) {
    return silences.find(id);
  }

  public List<Silence> silences() {
    return List.copyOf(store.state().silences());
  }

  public Routing routing() {
    return routing;
  }

  /** The alerts that have not ended. */
  public List<Alert> alerts(Instant now) {
    return store.state().alerts().stream().filter(alert -> !alert.isResolvedAt(now)).toList();
  }

  /** Every group that has alerts, in no order. */
  public List<GroupView> groups(Instant now) {
    List<GroupView> views = new ArrayList<>();
    for (Group group : groups.all()) {
      List<String> mutedBy = routing.times().mutedBy(group.route(), now);
      views.add(
          new GroupView(
              group.route(), group.labels(), List.copyOf(group.alerts()), mutedBy, group.next()));
    }
    return views;
  }

  /** What waits to be delivered, oldest first. */
  public List<Intent> outbox() {
    return List.copyOf(store.state().intents());
  }

  public Store store() {
    return store;
  }
}
