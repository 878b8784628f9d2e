package io.freqwatch.promql.engine;

/**
 * What {@link Extrapolation} needs of the samples of a range, worked out once for all steps that
 * see the same samples.
 */
final class SampledRange {
  private static final double CLOSE = 1.1;

  private final long firstMillis;
  private final long lastMillis;
  private final double seconds;
  private final double close;
  private final double half;
  private final double sinceZero;

  /**
   * @param gaps how many samples there are but one
   * @param first the value of the first sample
   * @param change between the first and the last sample
   */
  SampledRange(
      long firstMillis, long lastMillis, int gaps, boolean counter, double first, double change) {
    this.firstMillis = firstMillis;
    this.lastMillis = lastMillis;
    this.seconds = (lastMillis - firstMillis) / 1e3;
    double average = seconds / gaps;
    this.close = average * CLOSE;
    this.half = average / 2;
    boolean hasZero = counter && change > 0 && first >= 0;
    this.sinceZero = hasZero ? seconds * (first / change) : Double.POSITIVE_INFINITY;
  }

  /** By how much a change is stretched to the ends of a range. */
  double factor(long startMillis, long endMillis) {
    double toStart = (firstMillis - startMillis) / 1e3;
    toStart = Math.min(toStart >= close ? half : toStart, sinceZero);
    double toEnd = (endMillis - lastMillis) / 1e3;
    toEnd = toEnd >= close ? half : toEnd;
    return (seconds + toStart + toEnd) / seconds;
  }
}
