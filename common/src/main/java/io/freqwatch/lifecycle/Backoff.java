package io.freqwatch.lifecycle;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times that double from a first one up to a limit, each spread at random over its upper
 * half, so that many clients of one peer do not return at the same moment. Used by one thread.
 */
public final class Backoff {
  private final Duration first;
  private final Duration limit;
  private final RandomGenerator random;
  private int failures;

  public Backoff(Duration first, Duration limit, RandomGenerator random) {
    if (first.isNegative() || first.isZero() || limit.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "back-off needs 0 < first <= limit, found " + first + " and " + limit);
    }
    this.first = first;
    this.limit = limit;
    this.random = random;
  }

  /** The time to wait after one more failure. */
  public Duration next() {
    int doublings = Math.min(failures++, 30);
    long nanos = Math.min(limit.toNanos(), saturatedShift(first.toNanos(), doublings));
    return Duration.ofNanos(nanos / 2 + (long) (nanos / 2.0 * random.nextDouble()));
  }

  /** Begins anew after a success. */
  public void reset() {
    failures = 0;
  }

  private static long saturatedShift(long value, int bits) {
    return value > Long.MAX_VALUE >> bits ? Long.MAX_VALUE : value << bits;
  }
}
