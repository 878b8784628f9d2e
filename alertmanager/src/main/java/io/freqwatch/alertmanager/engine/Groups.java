package io.freqwatch.alertmanager.engine;

import static java.util.stream.Collectors.toSet;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * All groups and their timers. A group whose time changed stands in the queue twice; the entry with
 * an outdated time is dropped when it comes up. Used by the router's thread alone.
 */
final class Groups {
  private record Id(String path, Labels labels) {}

  private record Timer(Instant at, Id id) {}

  private Instant notBefore;
  private final Map<Id, Group> groups = new HashMap<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));

  /**
   * @param notBefore no group is looked at before
   */
  Groups(Instant notBefore) {
    this.notBefore = notBefore;
  }

  void put(Alert alert, Route route, Instant now) {
    Labels labels = route.groupLabels(alert.labels());
    Id id = new Id(route.path(), labels);
    Group known = groups.get(id);
    Group group = known == null ? new Group(route, labels, now, notBefore) : known;
    Instant before = group.next();
    group.put(alert, now);
    if (known == null || !group.next().equals(before)) {
      groups.put(id, group);
      timers.add(new Timer(group.next(), id));
    }
  }

  /** The clock was set back: no group waits longer than it would have after a look at it now. */
  void hasten(Instant now) {
    notBefore = now;
    timers.clear();
    groups.forEach(
        (id, group) -> {
          group.hasten(now);
          timers.add(new Timer(group.next(), id));
        });
  }

  /** The labels of all alerts that are to be looked at. */
  Set<Labels> alertLabels() {
    return groups.values().stream()
        .flatMap(group -> group.alerts().stream())
        .map(Alert::labels)
        .collect(toSet());
  }

  /** An alert that had left its group goes back to it, unless the group knows better. */
  void putBack(Alert ended, Route route, Instant now) {
    Labels labels = route.groupLabels(ended.labels());
    Id id = new Id(route.path(), labels);
    Group group =
        groups.computeIfAbsent(
            id,
            _ -> {
              Group again = new Group(route, labels, now, notBefore);
              again.flushed(now);
              timers.add(new Timer(again.next(), id));
              return again;
            });
    group.putBack(ended);
  }

  /** The next group whose time has come, and its time; it must be rescheduled or removed. */
  Optional<Group> due(Instant now) {
    while (!timers.isEmpty() && !timers.peek().at().isAfter(now)) {
      Timer timer = timers.remove();
      Group group = groups.get(timer.id());
      if (group != null && group.next().equals(timer.at())) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /** Sets the timer of a group that was looked at, or forgets it where nothing is left of it. */
  void settle(Group group) {
    Id id = new Id(group.route().path(), group.labels());
    if (group.isEmpty()) {
      groups.remove(id, group);
    } else {
      timers.add(new Timer(group.next(), id));
    }
  }

  /** When the next group may be due; {@link Instant#MAX} where there is none. */
  Instant next() {
    return timers.isEmpty() ? Instant.MAX : timers.peek().at();
  }

  Optional<Group> find(Route route, Labels labels) {
    return Optional.ofNullable(groups.get(new Id(route.path(), labels)));
  }

  Collection<Group> all() {
    return groups.values();
  }

  void clear() {
    groups.clear();
    timers.clear();
  }
}
