package io.freqwatch.promql.engine;

import java.util.Arrays;

/** The largest, or with a sign of -1 the smallest, values; NaN only where all are. */
final class FloatExtremes implements FloatGroup {
  private final int sign;
  private final double[] best;

  FloatExtremes(int sign, int steps) {
    this.sign = sign;
    this.best = new double[steps];
    Arrays.fill(best, Double.NaN);
  }

  @Override
  public void add(int step, double value) {
    double known = best[step];
    if (sign * value > sign * known || Double.isNaN(known)) {
      best[step] = value;
    }
  }

  @Override
  public void addAll(double[] values) {
    for (int step = 0; step < values.length; step++) {
      add(step, values[step]);
    }
  }

  @Override
  public double result(int step) {
    return best[step];
  }
}
