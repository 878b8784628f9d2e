package io.freqwatch.promql.engine;

import java.util.Arrays;

/** The moments of an evaluation: from start to end, both included, a step apart. */
record TimeGrid(long startMillis, long endMillis, long stepMillis) {
  static TimeGrid instant(long millis) {
    return new TimeGrid(millis, millis, 1);
  }

  int steps() {
    return endMillis < startMillis
        ? 0
        : Math.toIntExact((endMillis - startMillis) / stepMillis + 1);
  }

  long at(int step) {
    return startMillis + step * stepMillis;
  }

  /** All moments. */
  long[] times() {
    long[] times = new long[steps()];
    Arrays.setAll(times, this::at);
    return times;
  }

  /** The first moment alone. */
  TimeGrid first() {
    return instant(startMillis);
  }
}
