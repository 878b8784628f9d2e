package io.freqwatch.promql.histogram;

import io.freqwatch.model.FloatHistogram;

/**
 * The mean of native histograms: by way of their sum for as long as that stays finite, else by
 * moving the mean towards each histogram. Used by one thread.
 */
public final class HistogramMean {
  private HistogramSum sum;
  private long count = 1;
  private boolean incremental;

  /** Begins with one histogram. */
  public HistogramMean(FloatHistogram first) {
    sum = new HistogramSum(first);
  }

  /**
   * Adds a histogram.
   *
   * @throws MixedSchemasException where only one has custom buckets
   */
  public void add(FloatHistogram histogram) {
    count++;
    if (!incremental) {
      HistogramSum next = sum.copy();
      next.add(histogram);
      if (!next.isOverflown()) {
        sum = next;
        return;
      }
      incremental = true;
      sum.map(value -> value / (count - 1));
    }
    double share = (count - 1.0) / count;
    sum.map(value -> value * share);
    sum.add(HistogramMath.divide(histogram, count));
  }

  /** The mean so far. */
  public FloatHistogram value() {
    if (incremental || count == 1) {
      return sum.value();
    }
    HistogramSum mean = sum.copy();
    mean.map(value -> value / count);
    return mean.value();
  }
}
