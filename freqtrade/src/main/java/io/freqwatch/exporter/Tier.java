package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The endpoints of one tier and when each is due: at once in the beginning and after the bot was
 * away, then every period, shifted by bot so that many bots are not asked at the same moment; later
 * where the endpoint is slow. Safe for use by many threads; runs follow each other.
 */
final class Tier {
  private final List<Poll> polls;
  private final Asking asking;
  private final Clock clock;
  private final long periodNanos;
  private final long firstPeriodNanos;
  private final ReentrantLock running = new ReentrantLock();
  private final Map<ReadEndpoint, Long> due = new EnumMap<>(ReadEndpoint.class);

  /**
   * @param shift 0..1, by bot
   */
  Tier(List<Poll> polls, Asking asking, Clock clock, Duration period, double shift) {
    this.polls = polls;
    this.asking = asking;
    this.clock = clock;
    this.periodNanos = period.toNanos();
    this.firstPeriodNanos = (long) (periodNanos * (0.5 + shift / 2));
  }

  /** Makes everything due. */
  synchronized void restart() {
    due.clear();
  }

  /** Makes an endpoint due. */
  synchronized void hasten(ReadEndpoint endpoint) {
    due.computeIfPresent(endpoint, (_, _) -> clock.monotonicNanos());
  }

  /**
   * Asks what is due; {@code published} runs after each answer of the first time, and after the
   * last one later: many changes at once cost as much as one.
   */
  void run(Runnable published) throws InterruptedException {
    running.lockInterruptibly();
    try {
      if (askDue(published)) {
        published.run();
      }
    } finally {
      running.unlock();
    }
  }

  /** How long until something is due, from zero up to a period. */
  synchronized Duration untilDue() {
    long now = clock.monotonicNanos();
    long wait = periodNanos;
    for (Poll poll : polls) {
      long at = due.getOrDefault(poll.endpoint(), now);
      wait = isMissing(poll.endpoint()) ? wait : Math.min(wait, at - now);
    }
    return Duration.ofNanos(Math.max(0, wait));
  }

  /** Answers whether there is something that is not yet published. */
  private boolean askDue(Runnable published) throws InterruptedException {
    boolean asked = false;
    for (Poll poll : polls) {
      if (isDue(poll.endpoint())) {
        boolean first = run(poll);
        asked |= !first;
        if (first) {
          published.run();
        }
      }
    }
    return asked;
  }

  /** Answers whether it was the first time. */
  private boolean run(Poll poll) throws InterruptedException {
    ReadEndpoint endpoint = poll.endpoint();
    Duration wait = asking.reader().untilNextCall(endpoint);
    if (wait.isPositive()) {
      asking.putOff(endpoint);
      plan(endpoint, wait.toNanos());
      return false;
    }
    boolean first = plan(endpoint, periodNanos);
    asking.ask(poll);
    if (first) {
      plan(endpoint, firstPeriodNanos);
    }
    return first;
  }

  private synchronized boolean isDue(ReadEndpoint endpoint) {
    Long at = due.get(endpoint);
    boolean reached = at == null || clock.monotonicNanos() - at >= 0;
    return reached && !isMissing(endpoint);
  }

  private boolean isMissing(ReadEndpoint endpoint) {
    return asking.reader().missingEndpoints().contains(endpoint);
  }

  /** Answers whether there was no plan before. */
  private synchronized boolean plan(ReadEndpoint endpoint, long inNanos) {
    return due.put(endpoint, clock.monotonicNanos() + inNanos) == null;
  }
}
