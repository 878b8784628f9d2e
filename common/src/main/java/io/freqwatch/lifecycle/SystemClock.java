package io.freqwatch.lifecycle;

import java.time.Duration;

/** The clock of the machine. */
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
  }
}
