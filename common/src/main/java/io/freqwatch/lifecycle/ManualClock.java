package io.freqwatch.lifecycle;

import java.time.Duration;

/**
 * A clock that moves only when told to, for tests and simulations. Threads in {@link #sleep} wake
 * when the clock has moved far enough. Safe for use by many threads.
 */
public final class ManualClock implements Clock {
  private long wallMillis;
  private long monotonicNanos;
  private int sleepers;

  public ManualClock(long wallMillis) {
    this.wallMillis = wallMillis;
  }

  @Override
  public synchronized long wallMillis() {
    return wallMillis;
  }

  @Override
  public synchronized long monotonicNanos() {
    return monotonicNanos;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    long until = monotonicNanos + duration.toNanos();
    sleepers++;
    notifyAll();
    try {
      while (monotonicNanos < until) {
        wait();
      }
    } finally {
      sleepers--;
    }
  }

  /** Moves both clocks forward. */
  public synchronized void advance(Duration duration) {
    wallMillis += duration.toMillis();
    monotonicNanos += duration.toNanos();
    notifyAll();
  }

  /** Makes the wall clock jump, as a correction of the time would; the monotonic clock stays. */
  public synchronized void jump(Duration duration) {
    wallMillis += duration.toMillis();
  }

  /** Blocks until at least so many threads wait in {@link #sleep}. */
  public synchronized void awaitSleepers(int count) throws InterruptedException {
    while (sleepers < count) {
      wait();
    }
  }
}
