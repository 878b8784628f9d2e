package io.freqwatch.promql.engine;

/** Sums that keep what rounding loses, see {@link KahanSum}. */
final class FloatSums implements FloatGroup {
  private final double[] sums;
  private final double[] lost;

  FloatSums(int steps) {
    sums = new double[steps];
    lost = new double[steps];
  }

  @Override
  public void add(int step, double value) {
    double next = sums[step] + value;
    lost[step] = KahanSum.compensation(sums[step], value, next, lost[step]);
    sums[step] = next;
  }

  @Override
  public void addAll(double[] values) {
    for (int step = 0; step < values.length; step++) {
      add(step, values[step]);
    }
  }

  @Override
  public double result(int step) {
    return Double.isInfinite(sums[step]) ? sums[step] : sums[step] + lost[step];
  }
}
