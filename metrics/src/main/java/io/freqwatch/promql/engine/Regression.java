package io.freqwatch.promql.engine;

/** The straight line closest to the floats of a range. */
final class Regression {
  private final double slope;
  private final double intercept;

  private Regression(double slope, double intercept) {
    this.slope = slope;
    this.intercept = intercept;
  }

  static void slope(Window window, StepSeries out, int step) {
    if (enough(window)) {
      long[] times = window.floatTimes();
      out.set(step, of(times, window.floats(), times[0]).slope);
    }
  }

  static void prediction(Window window, StepSeries out, int step) {
    if (enough(window)) {
      Regression line = of(window.floatTimes(), window.floats(), window.evaluationMillis());
      out.set(step, line.slope * window.parameter(0) + line.intercept);
    }
  }

  /** Two floats at least; says so where histograms are left out. */
  static boolean enough(Window window) {
    int histograms = window.histograms();
    int floats = window.size() - histograms;
    if (floats > 0 && histograms > 0) {
      window.infoHistogramsIgnored();
    }
    return floats > 1;
  }

  private static Regression of(long[] times, double[] values, long originMillis) {
    KahanSum sumX = new KahanSum();
    KahanSum sumY = new KahanSum();
    KahanSum sumXy = new KahanSum();
    KahanSum sumXx = new KahanSum();
    boolean constant = true;
    for (int i = 0; i < values.length; i++) {
      constant &= i == 0 || values[i] == values[0];
      double x = (times[i] - originMillis) / 1e3;
      sumX.add(x);
      sumY.add(values[i]);
      sumXy.add(x * values[i]);
      sumXx.add(x * x);
    }
    if (constant) {
      return Double.isInfinite(values[0])
          ? new Regression(Double.NaN, Double.NaN)
          : new Regression(0, values[0]);
    }
    double n = values.length;
    double covariance = sumXy.value() - sumX.value() * sumY.value() / n;
    double variance = sumXx.value() - sumX.value() * sumX.value() / n;
    double slope = covariance / variance;
    return new Regression(slope, sumY.value() / n - slope * sumX.value() / n);
  }
}
