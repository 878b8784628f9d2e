package io.freqwatch.alertmanager.channel;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Sends the texts of one delivery one after the other, and goes on behind those that arrived where
 * an attempt before broke. Safe for use by many threads.
 */
final class Series {
  private final Clock clock;
  private final Progress progress = new Progress();

  Series(Clock clock) {
    this.clock = clock;
  }

  /** Sends one text. */
  @FunctionalInterface
  interface Step<T> {
    Outcome send(T part, int index, Duration deadline);
  }

  /** The outcome of the last part, or of the first one that did not arrive. */
  <T> Outcome send(List<T> parts, DeliveryKey key, Duration deadline, Step<T> step) {
    long end = clock.monotonicNanos() + deadline.toNanos();
    Outcome outcome = new Outcome.Delivered("");
    for (int i = progress.of(key); i < parts.size(); i++) {
      outcome = step.send(parts.get(i), i, Duration.ofNanos(end - clock.monotonicNanos()));
      if (!(outcome instanceof Outcome.Delivered)) {
        return outcome;
      }
      progress.set(key, i + 1);
    }
    progress.done(key);
    return outcome;
  }
}
