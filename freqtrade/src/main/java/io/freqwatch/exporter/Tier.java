package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The endpoints of one tier and when each is due: at once in the beginning and after the bot was
 * away, then every period, shifted by bot so that many bots are not asked at the same moment; later
 * where the endpoint is slow. One thread, but for {@link #hasten}.
 */
final class Tier {
  private final List<Poll> polls;
  private final Asking asking;
  private final Clock clock;
  private final long periodNanos;
  private final long firstPeriodNanos;
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

  /** Asks what is due; {@code published} runs after each answer. */
  void run(Runnable published) throws InterruptedException {
    for (Poll poll : polls) {
      if (isDue(poll.endpoint())) {
        run(poll);
        published.run();
      }
    }
  }

  private void run(Poll poll) throws InterruptedException {
    ReadEndpoint endpoint = poll.endpoint();
    Duration wait = asking.reader().untilNextCall(endpoint);
    if (wait.isPositive()) {
      asking.putOff(endpoint);
      plan(endpoint, wait.toNanos());
      return;
    }
    boolean first = plan(endpoint, periodNanos);
    asking.ask(poll);
    if (first) {
      plan(endpoint, firstPeriodNanos);
    }
  }

  private synchronized boolean isDue(ReadEndpoint endpoint) {
    Long at = due.get(endpoint);
    boolean reached = at == null || clock.monotonicNanos() - at >= 0;
    return reached && !asking.reader().missingEndpoints().contains(endpoint);
  }

  /** Answers whether there was no plan before. */
  private synchronized boolean plan(ReadEndpoint endpoint, long inNanos) {
    return due.put(endpoint, clock.monotonicNanos() + inNanos) == null;
  }
}
