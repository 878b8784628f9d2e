package io.freqwatch.promql.engine;

/**
 * Where the range of each step ends.
 *
 * @param endMillis of the first step
 * @param moveMillis by how much it moves with each step; 0 where it stays
 */
record RangeEnds(long endMillis, long moveMillis, long rangeMillis) {
  long at(int step) {
    return endMillis + step * moveMillis;
  }

  /** The first step whose range ends at or after a time, of so many steps. */
  int stepReaching(long timeMillis, int steps) {
    long after = timeMillis - endMillis;
    if (after <= 0) {
      return 0;
    }
    return moveMillis == 0 ? steps : (int) Math.min(steps, (after + moveMillis - 1) / moveMillis);
  }
}
