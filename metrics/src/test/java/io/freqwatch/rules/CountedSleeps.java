package io.freqwatch.rules;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that tells how often somebody began to sleep. */
record CountedSleeps(ManualClock clock, AtomicInteger begun) implements Clock {
  CountedSleeps(ManualClock clock) {
    this(clock, new AtomicInteger());
  }

  @Override
  public long wallMillis() {
    return clock.wallMillis();
  }

  @Override
  public long monotonicNanos() {
    return clock.monotonicNanos();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    begun.incrementAndGet();
    clock.sleep(duration);
  }
}
