package io.freqwatch.promql.engine;

import org.jspecify.annotations.Nullable;

/**
 * Means by way of sums. A step whose sum leaves the range of doubles goes on with a mean that is
 * moved towards each value, see {@link KahanMean}.
 */
final class FloatMeans implements FloatGroup {
  private final double[] sums;
  private final double[] lost;
  private final int[] counts;
  private @Nullable KahanMean[] large = {};

  FloatMeans(int steps) {
    sums = new double[steps];
    lost = new double[steps];
    counts = new int[steps];
  }

  @Override
  public void add(int step, double value) {
    double next = sums[step] + value;
    if (!Double.isFinite(next)) {
      addLarge(step, value);
      return;
    }
    lost[step] = KahanSum.compensation(sums[step], value, next, lost[step]);
    sums[step] = next;
    counts[step]++;
  }

  /** From then on the sum is not finite, so that all that follows comes here. */
  private void addLarge(int step, double value) {
    if (large.length == 0) {
      large = new KahanMean[sums.length];
    }
    KahanMean mean = large[step];
    if (mean == null) {
      mean = KahanMean.of(sums[step], lost[step], counts[step]);
      large[step] = mean;
      sums[step] = Double.POSITIVE_INFINITY;
    }
    mean.add(value);
  }

  @Override
  public void addAll(double[] values) {
    for (int step = 0; step < values.length; step++) {
      add(step, values[step]);
    }
  }

  @Override
  public double result(int step) {
    KahanMean mean = step < large.length ? large[step] : null;
    return mean == null ? sums[step] / counts[step] + lost[step] / counts[step] : mean.value();
  }
}
