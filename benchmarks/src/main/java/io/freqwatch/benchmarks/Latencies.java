package io.freqwatch.benchmarks;

import java.util.Arrays;

/** Response times in nanoseconds; one writer at a time. */
final class Latencies {
  private long[] nanos = new long[1024];
  private int size;

  synchronized void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = duration;
  }

  synchronized int count() {
    return size;
  }

  /** The value below which a share of all lies, in milliseconds. */
  synchronized double quantileMillis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.clamp((long) Math.ceil(share * size) - 1, 0, size - 1)] / 1e6;
  }
}
