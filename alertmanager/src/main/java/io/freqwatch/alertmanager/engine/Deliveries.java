package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.DeliveryKey;
import io.freqwatch.alertmanager.channel.Message;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.NotificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What is to be delivered, in one line for each destination: one attempt at a time, and none while
 * the peer has asked for patience. Within a line a notification that has to wait lets others pass,
 * but never those of its own group and integration, so that an end is not told before its begin.
 * Where too many wait for one integration {@link Storm} puts them together. Used by the router's
 * thread alone.
 */
final class Deliveries {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** The line before one peer. */
  private static final class Lane {
    private final Map<String, Pending> queue = new LinkedHashMap<>();
    private Instant notBefore = Instant.EPOCH;
    private boolean busy;
  }

  private final Map<String, Lane> lanes = new HashMap<>();
  private final RandomGenerator random;
  private final String externalUrl;
  private final Storm storm;

  /** What goes out in one message, by the name of its attempt. */
  private final Map<String, List<Pending>> summaries = new HashMap<>();

  Deliveries(RandomGenerator random, String externalUrl, Storm storm) {
    this.random = random;
    this.externalUrl = externalUrl;
    this.storm = storm;
  }

  void add(Intent intent, Target target) {
    Pending pending = new Pending(intent, target, random);
    lane(pending).queue.put(intent.id(), pending);
  }

  private Lane lane(Pending pending) {
    return lanes.computeIfAbsent(pending.lane(), _ -> new Lane());
  }

  /** The last notification of a key that waits and is not being sent. */
  Optional<Pending> waiting(NotificationKey key) {
    return ofKey(key).filter(pending -> !pending.isInFlight()).reduce((_, last) -> last);
  }

  /** What an attempt was made for: one notification, or all of a summary. */
  List<Pending> attempted(String name) {
    List<Pending> summary = summaries.remove(name);
    return summary == null ? pending(name).map(List::of).orElse(List.of()) : summary;
  }

  Optional<Pending> pending(String intent) {
    for (Lane lane : lanes.values()) {
      Pending found = lane.queue.get(intent);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** All of a key, oldest first. */
  Stream<Pending> ofKey(NotificationKey key) {
    return all().filter(pending -> pending.intent().key().equals(key));
  }

  Stream<Pending> all() {
    return lanes.values().stream().flatMap(lane -> lane.queue.values().stream());
  }

  /** The attempts to make now; each must be answered by one of the methods below. */
  List<Attempt> start(Instant now) {
    List<Attempt> attempts = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      if (!lane.busy && !lane.notBefore.isAfter(now)) {
        first(lane, now).ifPresent(attempts::add);
      }
    }
    return attempts;
  }

  private Optional<Attempt> first(Lane lane, Instant now) {
    Set<NotificationKey> waiting = new HashSet<>();
    for (Pending pending : lane.queue.values()) {
      if (waiting.add(pending.intent().key()) && !pending.notBefore().isAfter(now)) {
        Optional<Attempt> attempt = planned(lane, pending, now);
        if (attempt.isPresent()) {
          return attempt;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Attempt> planned(Lane lane, Pending pending, Instant now) {
    if (!storm.watches(pending.target())) {
      return Optional.of(begin(lane, pending));
    }
    List<Pending> alike =
        lane.queue.values().stream()
            .filter(each -> each.target().equals(pending.target()))
            .toList();
    return switch (storm.plan(pending.target(), alike.size(), now)) {
      case Storm.Plan.Alone _ -> Optional.of(begin(lane, pending));
      case Storm.Plan.Together _ -> Optional.of(begin(lane, alike, now));
      case Storm.Plan.Later later -> {
        alike.forEach(each -> each.hold(later.until()));
        yield Optional.empty();
      }
    };
  }

  private Attempt begin(Lane lane, List<Pending> all, Instant now) {
    lane.busy = true;
    all.forEach(each -> each.begin(all.size()));
    Pending first = all.getFirst();
    String name = summaryOf(all);
    summaries.put(name, all);
    Message message =
        new StormMessage(all.stream().map(Pending::intent).toList(), now).message(externalUrl);
    return new Attempt(name, first.target().channel(), message, new DeliveryKey(name), DEADLINE);
  }

  /**
   * The same only for the same notifications: a peer or a channel that has taken one summary must
   * not think that it knows the next, which tells more.
   */
  private static String summaryOf(List<Pending> all) {
    List<String> ids = all.stream().map(pending -> pending.intent().id()).toList();
    return "storm-" + ids.getFirst() + "-" + Integer.toHexString(ids.hashCode());
  }

  private Attempt begin(Lane lane, Pending pending) {
    lane.busy = true;
    pending.begin(1);
    Intent intent = pending.intent();
    Message message =
        new Message(
            intent.key().receiver(),
            intent.key().groupKey(),
            intent.groupLabels(),
            intent.routeLabels(),
            intent.reason(),
            intent.alerts(),
            intent.at(),
            externalUrl,
            intent.previousReference());
    return new Attempt(
        intent.id(), pending.target().channel(), message, new DeliveryKey(intent.id()), DEADLINE);
  }

  /** Ends a notification, delivered or not; whatever else waits may go on. */
  void done(Pending pending) {
    Lane lane = lane(pending);
    lane.queue.remove(pending.intent().id());
    if (pending.isInFlight()) {
      lane.busy = false;
    }
  }

  /**
   * @param wholeLane whether the peer asked everybody to wait
   */
  void retry(Pending pending, Duration asked, boolean wholeLane, Instant now) {
    Lane lane = lane(pending);
    lane.busy = false;
    pending.retry(asked, now);
    if (wholeLane) {
      lane.notBefore = pending.notBefore();
    }
  }

  /** Those that may be told no more and are not just being sent. */
  List<Pending> expired(Instant now) {
    return all()
        .filter(pending -> !pending.isInFlight() && !pending.intent().expiresAt().isAfter(now))
        .toList();
  }

  /** When the next attempt may be due, or the next notification expires. */
  Instant next() {
    Instant next = Instant.MAX;
    for (Lane lane : lanes.values()) {
      if (!lane.busy) {
        next = earlier(next, next(lane));
      }
    }
    return next;
  }

  private static Instant next(Lane lane) {
    Instant next = Instant.MAX;
    Set<NotificationKey> waiting = new HashSet<>();
    for (Pending pending : lane.queue.values()) {
      if (waiting.add(pending.intent().key())) {
        next = earlier(next, later(lane.notBefore, pending.notBefore()));
      }
      next = earlier(next, pending.intent().expiresAt());
    }
    return next;
  }

  /** Forgets all that waits; what is just being sent stays, and so does a peer's plea to wait. */
  void clearWaiting(Instant now) {
    lanes.values().forEach(lane -> lane.queue.values().removeIf(each -> !each.isInFlight()));
    lanes.values().removeIf(lane -> lane.queue.isEmpty() && !lane.notBefore.isAfter(now));
  }

  /** The clock was set: what waits goes on to wait for as long as it would have. */
  void shift(Duration by) {
    for (Lane lane : lanes.values()) {
      lane.notBefore = lane.notBefore.plus(by);
      lane.queue.values().forEach(pending -> pending.shift(by));
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
