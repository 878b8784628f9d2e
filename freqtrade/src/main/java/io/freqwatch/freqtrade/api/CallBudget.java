package io.freqwatch.freqtrade.api;

import static java.util.Objects.requireNonNull;

import io.freqwatch.freqtrade.api.ReadEndpoint.Weight;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How much one bot is asked. Every call takes Python's one lock from the trading loop, so of each
 * weight there is one place; and an endpoint rests twenty times as long as its last answer took.
 *
 * <p>A call that timed out has not shown how long it takes: the rest after it is as long as the
 * call was, and doubles with each further one up to twenty times, so that a bot that hung for a
 * moment is looked at again soon. Safe for use by many threads.
 */
final class CallBudget {
  private static final int REST_FACTOR = 20;
  private static final int MAX_DOUBLINGS = 5;

  private final Clock clock;
  private final Map<Weight, Semaphore> places = new EnumMap<>(Weight.class);
  private final Map<ReadEndpoint, Rest> rests = new EnumMap<>(ReadEndpoint.class);

  private record Rest(long fromNanos, long nanos, int timeouts) {}

  CallBudget(Clock clock) {
    this.clock = clock;
    for (Weight weight : Weight.values()) {
      places.put(weight, new Semaphore(1, true));
    }
  }

  /** Waits for the one place of the endpoint's weight. */
  void enter(ReadEndpoint endpoint) throws InterruptedException {
    place(endpoint).acquire();
  }

  /** Gives the place back. */
  void leave(ReadEndpoint endpoint) {
    place(endpoint).release();
  }

  synchronized void called(ReadEndpoint endpoint, Outcome outcome, long durationNanos) {
    Rest before = rests.get(endpoint);
    int timeouts = outcome == Outcome.TIMEOUT ? (before == null ? 0 : before.timeouts()) + 1 : 0;
    rests.put(
        endpoint, new Rest(clock.monotonicNanos(), durationNanos * restFactor(timeouts), timeouts));
  }

  /** Zero where the endpoint may be called now. */
  synchronized Duration untilNextCall(ReadEndpoint endpoint) {
    Rest rest = rests.get(endpoint);
    if (rest == null) {
      return Duration.ZERO;
    }
    long left = rest.fromNanos() + rest.nanos() - clock.monotonicNanos();
    return Duration.ofNanos(Math.max(0, left));
  }

  private static int restFactor(int timeouts) {
    return timeouts == 0
        ? REST_FACTOR
        : Math.min(REST_FACTOR, 1 << Math.min(timeouts - 1, MAX_DOUBLINGS));
  }

  private Semaphore place(ReadEndpoint endpoint) {
    return requireNonNull(places.get(endpoint.weight()));
  }
}
