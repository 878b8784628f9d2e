package io.freqwatch.promql;

/** The moments a query is evaluated at: from start to end, both included, a step apart. */
record TimeGrid(long startMillis, long endMillis, long stepMillis) {
  static TimeGrid instant(long millis) {
    return new TimeGrid(millis, millis, 1);
  }

  int steps() {
    return Math.toIntExact((endMillis - startMillis) / stepMillis + 1);
  }

  long at(int step) {
    return startMillis + step * stepMillis;
  }
}
