package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.store.HistoryEvent.Kind;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notifications out of the outbox, or leaves them there for another attempt. Used by the
 * router's thread alone.
 */
final class Outcomes {
  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

  private final Store store;
  private final Deliveries deliveries;
  private final Statistics statistics;
  private final History history;
  private final Setback setback;
  private final Fallback fallback;

  Outcomes(
      Store store,
      Deliveries deliveries,
      Statistics statistics,
      History history,
      Setback setback,
      Fallback fallback) {
    this.store = store;
    this.deliveries = deliveries;
    this.statistics = statistics;
    this.history = history;
    this.setback = setback;
    this.fallback = fallback;
  }

  /** Counts an attempt, be it for one notification or for many. */
  void count(List<Pending> together, Outcome outcome) {
    if (together.isEmpty()) {
      return;
    }
    Target target = together.getFirst().target();
    statistics.count("alertmanager_notification_requests_total", labels(target));
    if (!(outcome instanceof Outcome.Delivered)) {
      statistics.count("alertmanager_notification_requests_failed_total", labels(target));
    } else if (together.size() > 1) {
      statistics.count("freqwatch_alertmanager_storm_summaries_total", labels(target));
      statistics.add(
          "freqwatch_alertmanager_notifications_summarised_total", together.size(), labels(target));
    }
  }

  /** Judges an attempt; false where it is to be made again, which is left to the caller. */
  boolean isLast(Pending pending, Outcome outcome, Routing routing, Instant now) {
    Target target = pending.target();
    switch (outcome) {
      case Outcome.Delivered delivered -> {
        delivered(pending, delivered, now);
        return true;
      }
      case Outcome.Retry retry -> {
        if (pending.failed(retry.why())) {
          history.notification(Kind.DELAYED, pending.intent(), retry.why(), now);
        }
        log.warn("{} of {}: {}; it is tried again", target.kind(), target.receiver(), retry.why());
        return false;
      }
      case Outcome.Rejected rejected -> {
        log.error("{} of {} refused: {}", target.kind(), target.receiver(), rejected.why());
        fail(pending, rejected.reason(), rejected.why(), routing, now);
        return true;
      }
    }
  }

  private void delivered(Pending pending, Outcome.Delivered delivered, Instant now) {
    statistics.count("alertmanager_notifications_total", labels(pending.target()));
    store
        .state()
        .entry(pending.intent().key())
        .map(entry -> entry.withReference(delivered.reference()))
        .ifPresent(entry -> store.put(new StoreRecord.LogPut(entry)));
    history.notification(Kind.DELIVERED, pending.intent(), how(pending), now);
    finish(pending);
  }

  private static String how(Pending pending) {
    String attempts = pending.attempts() == 1 ? "" : "at attempt " + pending.attempts();
    String together =
        pending.together() == 1 ? "" : "in a summary of " + pending.together() + " notifications";
    return (attempts + " " + together).strip();
  }

  /** Gives up what tells nobody anything any more. */
  void expire(Pending pending, Routing routing, Instant now) {
    String why = "its time is over; " + pending.lastFailure();
    fail(pending, Outcome.Reason.DEADLINE, why, routing, now);
  }

  private void fail(
      Pending pending, Outcome.Reason reason, String why, Routing routing, Instant now) {
    Intent intent = pending.intent();
    Target target = pending.target();
    statistics.count("alertmanager_notifications_total", labels(target));
    statistics.failed(target.receiver(), target.kind(), reason, 1);
    history.notification(Kind.GIVEN_UP, intent, why, now);
    finish(pending);
    setback.of(intent, now);
    fallback.reroute(intent, why, routing, now);
    log.warn("a notification for {} was given up at {}", target.receiver(), now);
  }

  private void finish(Pending pending) {
    store.put(new StoreRecord.IntentGone(pending.intent().id()));
    deliveries.done(pending);
  }

  private static String[] labels(Target target) {
    return new String[] {"integration", target.kind(), "receiver_name", target.receiver()};
  }
}
