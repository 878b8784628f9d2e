package io.freqwatch.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as an argument: the wall clock, which may jump, and the monotonic clock, which may not. Safe
 * for use by many threads.
 */
public interface Clock {
  /** Milliseconds since 1970 by the wall clock. */
  long wallMillis();

  /** Nanoseconds since an arbitrary moment; only differences mean something. */
  long monotonicNanos();

  /** Waits; returns at once for a duration of zero or less. */
  void sleep(Duration duration) throws InterruptedException;

  default Instant now() {
    return Instant.ofEpochMilli(wallMillis());
  }

  /** The clock of the machine. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
