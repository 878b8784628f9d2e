package io.freqwatch.rules;

import java.time.Duration;
import java.util.Arrays;

/** Remembers the newest durations, a thousand at most. Safe for use by many threads. */
public final class DurationWindow {
  private static final int CAPACITY = 1_000;
  private static final long MAX_AGE_NANOS = Duration.ofMinutes(10).toNanos();

  private final double[] seconds = new double[CAPACITY];
  private final long[] times = new long[CAPACITY];
  private long count;
  private double sum;

  /** Adds one, by the monotonic clock. */
  public synchronized void add(double duration, long nowNanos) {
    int place = (int) (count % CAPACITY);
    seconds[place] = duration;
    times[place] = nowNanos;
    count++;
    sum += duration;
  }

  /** What is known now, by the monotonic clock. */
  public synchronized DurationSummary summary(long nowNanos) {
    double[] recent = new double[(int) Math.min(count, CAPACITY)];
    int size = 0;
    for (int i = 0; i < recent.length; i++) {
      if (nowNanos - times[i] <= MAX_AGE_NANOS) {
        recent[size++] = seconds[i];
      }
    }
    double[] sorted = Arrays.copyOf(recent, size);
    Arrays.sort(sorted);
    return new DurationSummary(count, sum, sorted);
  }
}
