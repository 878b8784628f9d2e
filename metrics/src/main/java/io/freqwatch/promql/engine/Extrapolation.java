package io.freqwatch.promql.engine;

/** By how much the change between the samples of a range is stretched to its ends, see Rates. */
record Extrapolation(long rangeMillis, long endMillis, boolean counter) {
  private static final double CLOSE = 1.1;

  /**
   * @param gaps how many samples there are but one
   * @param first the value of the first sample, or its count
   * @param change between the first and the last sample
   */
  double factor(long firstMillis, long lastMillis, int gaps, double first, double change) {
    double sampled = (lastMillis - firstMillis) / 1e3;
    double average = gaps > 0 ? sampled / gaps : 0;
    double toStart = (firstMillis - (endMillis - rangeMillis)) / 1e3;
    toStart = toStart >= average * CLOSE ? average / 2 : toStart;
    toStart = counter ? Math.min(toStart, toZero(sampled, first, change, toStart)) : toStart;
    return stretched(sampled, toStart, toEnd(lastMillis, average));
  }

  /** The same where the counter began within the range, which leaves nothing to guess before it. */
  double factorFromStart(long firstMillis, long lastMillis, int gaps, long startMillis) {
    double average = gaps > 0 ? (lastMillis - firstMillis) / 1e3 / gaps : 0;
    return stretched((lastMillis - startMillis) / 1e3, 0, toEnd(lastMillis, average));
  }

  private double toEnd(long lastMillis, double average) {
    double toEnd = (endMillis - lastMillis) / 1e3;
    return toEnd >= average * CLOSE ? average / 2 : toEnd;
  }

  private static double stretched(double sampled, double toStart, double toEnd) {
    return sampled == 0 ? 1 : (sampled + toStart + toEnd) / sampled;
  }

  /** How long before the first sample the counter would have been at zero. */
  private static double toZero(double sampled, double first, double change, double unknown) {
    return change > 0 && first >= 0 ? sampled * (first / change) : unknown;
  }
}
