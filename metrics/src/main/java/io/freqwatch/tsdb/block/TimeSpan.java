package io.freqwatch.tsdb.block;

/** A span of time, both ends included. */
record TimeSpan(long minMillis, long maxMillis) {
  boolean contains(long millis) {
    return minMillis <= millis && millis <= maxMillis;
  }

  boolean covers(long fromMillis, long toMillis) {
    return minMillis <= fromMillis && toMillis <= maxMillis;
  }
}
