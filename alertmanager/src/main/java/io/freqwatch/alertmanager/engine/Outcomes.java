package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.store.HistoryEvent.Kind;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import java.time.Instant;
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

  Outcomes(
      Store store, Deliveries deliveries, Statistics statistics, History history, Setback setback) {
    this.store = store;
    this.deliveries = deliveries;
    this.statistics = statistics;
    this.history = history;
    this.setback = setback;
  }

  /** Judges an attempt; false where it is to be made again, which is left to the caller. */
  boolean isLast(Pending pending, Outcome outcome, Instant now) {
    Target target = pending.target();
    statistics.count("alertmanager_notification_requests_total", labels(target));
    switch (outcome) {
      case Outcome.Delivered delivered -> {
        delivered(pending, delivered, now);
        return true;
      }
      case Outcome.Retry retry -> {
        statistics.count("alertmanager_notification_requests_failed_total", labels(target));
        if (pending.failed(retry.why())) {
          history.notification(Kind.DELAYED, pending.intent(), retry.why(), now);
        }
        log.warn("{} of {}: {}; it is tried again", target.kind(), target.receiver(), retry.why());
        return false;
      }
      case Outcome.Rejected rejected -> {
        statistics.count("alertmanager_notification_requests_failed_total", labels(target));
        log.error("{} of {} refused: {}", target.kind(), target.receiver(), rejected.why());
        fail(pending, rejected.reason(), rejected.why(), now);
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
    String attempts = pending.attempts() == 1 ? "" : "at attempt " + pending.attempts();
    history.notification(Kind.DELIVERED, pending.intent(), attempts, now);
    finish(pending);
  }

  /** Gives up what tells nobody anything any more. */
  void expire(Pending pending, Instant now) {
    fail(pending, Outcome.Reason.DEADLINE, "its time is over; " + pending.lastFailure(), now);
  }

  private void fail(Pending pending, Outcome.Reason reason, String why, Instant now) {
    Intent intent = pending.intent();
    Target target = pending.target();
    statistics.count("alertmanager_notifications_total", labels(target));
    statistics.failed(target.receiver(), target.kind(), reason, 1);
    history.notification(Kind.GIVEN_UP, intent, why, now);
    finish(pending);
    setback.of(intent, now);
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
