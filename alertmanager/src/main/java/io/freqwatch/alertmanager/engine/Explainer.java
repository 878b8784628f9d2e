package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.core.Decision;
import io.freqwatch.alertmanager.core.Inhibitor;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.engine.Explanation.Listener;
import io.freqwatch.alertmanager.engine.Explanation.Way;
import io.freqwatch.alertmanager.store.HistoryEvent.Kind;
import io.freqwatch.alertmanager.store.LogEntry;
import io.freqwatch.alertmanager.store.NotificationKey;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers "why did I (not) get this?" out of the same decisions that notifications come from, asked
 * for the looks that are to come. Changes nothing. Used by the router's thread alone.
 */
final class Explainer {
  /** So much is foreseen that the router's thread is not held up. */
  private static final int MAX_LOOKS = 500;

  private static final int MAX_ALERTS_SEEN = 50_000;

  private final Store store;
  private final Routing routing;
  private final Groups groups;
  private final Deliveries deliveries;
  private final SilenceKeeper silences;
  private final Inhibitor inhibitor;
  private final Judge judge;

  Explainer(
      Store store,
      Routing routing,
      Groups groups,
      Deliveries deliveries,
      SilenceKeeper silences,
      Inhibitor inhibitor,
      Judge judge) {
    this.store = store;
    this.routing = routing;
    this.groups = groups;
    this.deliveries = deliveries;
    this.silences = silences;
    this.inhibitor = inhibitor;
    this.judge = judge;
  }

  Explanation explain(Labels labels, Instant now) {
    List<Silence> silenced =
        silences.silencedBy(labels, now).stream()
            .flatMap(id -> silences.find(id).stream())
            .toList();
    Optional<Alert> inhibited =
        inhibitor
            .inhibitedBy(labels, now)
            .flatMap(
                source ->
                    store.state().alerts().stream()
                        .filter(alert -> alert.fingerprint().equals(source))
                        .findFirst());
    List<Way> ways =
        routing.tree().match(labels).stream().map(route -> way(route, labels, now)).toList();
    return new Explanation(
        labels,
        store.state().alert(labels),
        silenced,
        inhibited.map(List::of).orElse(List.of()),
        ways);
  }

  private Way way(Route route, Labels labels, Instant now) {
    Labels groupLabels = route.groupLabels(labels);
    Optional<Group> group = groups.find(route, groupLabels);
    Group seen = group.orElseGet(() -> new Group(route, groupLabels, now, now));
    List<Listener> listeners =
        routing.targets(route.receiver()).stream()
            .map(target -> listener(seen, target, labels, now))
            .toList();
    return new Way(
        route, groupLabels, routing.times().mutedBy(route, now), group.map(Group::next), listeners);
  }

  private Listener listener(Group group, Target target, Labels labels, Instant now) {
    NotificationKey key = Judge.key(group, target);
    Fingerprint fingerprint = Fingerprint.of(labels);
    Optional<LogEntry> told = store.state().entry(key);
    boolean knows = told.map(entry -> entry.firing().contains(fingerprint)).orElse(false);
    Optional<DeliveryView> onItsWay =
        deliveries
            .ofKey(key)
            .filter(pending -> tellsOf(pending, labels))
            .findFirst()
            .map(DeliveryView::of);
    Optional<Instant> next =
        onItsWay.map(DeliveryView::nextAttempt).or(() -> foreseen(group, target, now));
    String why = refusal(key, fingerprint) + why(group, target, knows, onItsWay, now);
    return new Listener(
        target.kind(), target.index(), target.sendResolved(), told, knows, onItsWay, next, why);
  }

  /** What became of the last notification, where nobody got it. */
  private String refusal(NotificationKey key, Fingerprint alert) {
    return store
        .state()
        .history()
        .newestFirst()
        .filter(event -> event.kind() == Kind.DELIVERED || event.kind() == Kind.GIVEN_UP)
        .filter(event -> event.isTo(key) && event.isAbout(alert))
        .findFirst()
        .filter(event -> event.kind() == Kind.GIVEN_UP)
        .map(event -> "the last one was given up (" + event.text() + "); ")
        .orElse("");
  }

  private static boolean tellsOf(Pending pending, Labels labels) {
    return pending.intent().alerts().stream().anyMatch(alert -> alert.labels().equals(labels));
  }

  /** The first look that ends in a notification while alerts stay as they are. */
  private Optional<Instant> foreseen(Group group, Target target, Instant now) {
    List<Alert> alerts = group.alertsAt(now);
    Duration step = group.route().groupInterval();
    Instant look = group.next().isBefore(now) ? now : group.next();
    int looks = Math.min(MAX_LOOKS, MAX_ALERTS_SEEN / Math.max(1, alerts.size()));
    for (int i = 0; i < looks && !alerts.isEmpty(); i++) {
      if (decide(group, target, alerts, look, now) instanceof Decision.Notify) {
        return Optional.of(look);
      }
      look = look.plus(step);
    }
    return Optional.empty();
  }

  /** Silences end by themselves; that an inhibition does cannot be foreseen. */
  private Decision decide(
      Group group, Target target, List<Alert> alerts, Instant look, Instant now) {
    return judge.decide(
        group,
        target,
        alerts,
        alert ->
            !silences.silencedBy(alert.labels(), look).isEmpty()
                || inhibitor.inhibitedBy(alert.labels(), now).isPresent(),
        !routing.times().mutedBy(group.route(), look).isEmpty(),
        look);
  }

  private String why(
      Group group, Target target, boolean knows, Optional<DeliveryView> onItsWay, Instant now) {
    if (onItsWay.isPresent()) {
      return onTheWay(onItsWay.get());
    }
    List<String> muted = routing.times().mutedBy(group.route(), now);
    if (!muted.isEmpty()) {
      return "the route is quiet by its time intervals: " + String.join(", ", muted);
    }
    if (group.isEmpty()) {
      return "no such alert is in its group; one that fires is told after the group_wait";
    }
    return switch (decide(group, target, group.alertsAt(now), now, now)) {
      case Decision.Notify notify -> "the next look at the group tells it: " + notify.reason();
      case Decision.Remember _ -> "its end is only remembered";
      case Decision.Nothing _ ->
          knows
              ? "it was told and nothing has changed since; the repeat_interval is not over"
              : "nothing is to be told: what fires is held back, or its end is all there is";
    };
  }

  private static String onTheWay(DeliveryView view) {
    if (view.inFlight()) {
      return "a notification is just being sent";
    }
    return view.lastFailure().isEmpty()
        ? "a notification waits to be sent"
        : "a notification waits for another attempt: " + view.lastFailure();
  }
}
