package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.core.AlertOrder;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alerts that one route tells of together. Used by the router's thread alone. */
final class Group {
  private final Route route;
  private final Labels labels;
  private final String key;
  private final Map<Labels, Alert> alerts = new HashMap<>();
  private final Instant notBefore;
  private Instant next;
  private boolean flushed;

  /**
   * A new group waits for more alerts before it is looked at for the first time.
   *
   * @param notBefore when the first look may be at the earliest
   */
  Group(Route route, Labels labels, Instant now, Instant notBefore) {
    this.route = route;
    this.labels = labels;
    this.key = route.groupKey(labels);
    this.notBefore = notBefore;
    this.next = later(now.plus(route.groupWait()));
  }

  Route route() {
    return route;
  }

  Labels labels() {
    return labels;
  }

  String key() {
    return key;
  }

  /** When it is looked at next. */
  Instant next() {
    return next;
  }

  boolean isEmpty() {
    return alerts.isEmpty();
  }

  /**
   * Takes an alert as it is now. An alert that has fired longer than the group waits is not made to
   * wait again.
   */
  void put(Alert alert, Instant now) {
    alerts.put(alert.labels(), alert);
    Duration fired = Duration.between(alert.startsAt(), now);
    if (!flushed && fired.compareTo(route.groupWait()) > 0) {
      next = later(now);
    }
  }

  private Instant later(Instant time) {
    return time.isBefore(notBefore) ? notBefore : time;
  }

  /** Takes an alert that had ended, where nothing newer is known. */
  void putBack(Alert ended) {
    alerts.putIfAbsent(ended.labels(), ended);
  }

  /** Waits from now on no longer than after a look at it, or than a new group. */
  void hasten(Instant now) {
    Instant latest = now.plus(flushed ? route.groupInterval() : route.groupWait());
    next = next.isAfter(latest) ? latest : next;
  }

  /** Begins a look at the group: from now on its interval counts. */
  void flushed(Instant now) {
    flushed = true;
    next = now.plus(route.groupInterval());
  }

  /** As a receiver hears of them now, in their order. */
  List<Alert> alertsAt(Instant now) {
    return alerts.values().stream()
        .map(alert -> alert.asSentAt(now))
        .sorted(AlertOrder.ALERTS)
        .toList();
  }

  /** All, in no order. */
  Collection<Alert> alerts() {
    return alerts.values();
  }

  /** Forgets those that had ended and have not changed since. */
  void remove(Collection<Alert> ended) {
    ended.forEach(alert -> alerts.remove(alert.labels(), alert));
  }
}
