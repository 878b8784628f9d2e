package io.freqwatch.tsdb.block;

/** A span of time, both ends included. */
public record TimeSpan(long minMillis, long maxMillis) {
  /** Whether a time lies in the span. */
  public boolean contains(long millis) {
    return minMillis <= millis && millis <= maxMillis;
  }

  boolean covers(long fromMillis, long toMillis) {
    return minMillis <= fromMillis && toMillis <= maxMillis;
  }
}
