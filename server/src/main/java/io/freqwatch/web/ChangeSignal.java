package io.freqwatch.web;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;

/**
 * Tells waiting threads that something is new. Many changes while nobody waits count as one. Safe
 * for use by many threads.
 */
public final class ChangeSignal {
  private final Clock clock;
  private long changes;

  public ChangeSignal(Clock clock) {
    this.clock = clock;
  }

  /** Cheap; called after every commit of samples. */
  public synchronized void announce() {
    changes++;
    notifyAll();
  }

  synchronized long changes() {
    return changes;
  }

  /**
   * Waits until there is a change after the ones already seen, or the time is over.
   *
   * @return the changes so far, to be handed in as seen the next time
   */
  public synchronized long await(long seen, Duration timeout) throws InterruptedException {
    long end = clock.monotonicNanos() + timeout.toNanos();
    while (changes == seen) {
      long left = (end - clock.monotonicNanos()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return changes;
  }
}
