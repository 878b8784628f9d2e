package io.freqwatch.promql.engine;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.promql.Position;
import java.util.function.DoubleUnaryOperator;

/** What becomes of all samples of a range together. */
final class OverTime {
  private static final double MEDIAN = 0.5;

  private OverTime() {}

  static void sum(Window window, StepSeries out, int step) {
    int histograms = window.histograms();
    if (histograms > 0) {
      HistogramsOverTime.sum(window, histograms, out, step);
      return;
    }
    KahanSum sum = new KahanSum();
    for (int i = window.from(); i < window.to(); i++) {
      sum.add(window.value(i));
    }
    out.set(step, sum.value());
  }

  static void average(Window window, StepSeries out, int step) {
    int histograms = window.histograms();
    if (histograms > 0) {
      HistogramsOverTime.average(window, histograms, out, step);
      return;
    }
    KahanMean mean = new KahanMean();
    for (int i = window.from(); i < window.to(); i++) {
      mean.add(window.value(i));
    }
    out.set(step, mean.value());
  }

  static void variance(Window window, StepSeries out, int step) {
    variance(window, out, step, DoubleUnaryOperator.identity());
  }

  static void deviation(Window window, StepSeries out, int step) {
    variance(window, out, step, Math::sqrt);
  }

  private static void variance(
      Window window, StepSeries out, int step, DoubleUnaryOperator result) {
    if (!hasFloats(window)) {
      return;
    }
    Variance variance = new Variance();
    for (double value : window.floats()) {
      variance.add(value);
    }
    out.set(step, result.applyAsDouble(variance.value()));
  }

  static void quantile(Window window, StepSeries out, int step) {
    double q = window.parameter(0);
    int histograms = window.histograms();
    if (histograms == window.size()) {
      return;
    }
    warnQuantile(window.annotations(), q, window.position());
    if (histograms > 0) {
      window.infoHistogramsIgnored();
    }
    out.set(step, Quantiles.quantile(q, window.floats()));
  }

  static void warnQuantile(Annotations annotations, double q, Position position) {
    if (!(q >= 0 && q <= 1)) {
      annotations.warn(
          "quantile value should be between 0 and 1, got " + GoNumber.format(q), position);
    }
  }

  static void medianDeviation(Window window, StepSeries out, int step) {
    if (!hasFloats(window)) {
      return;
    }
    double[] values = window.floats();
    double median = Quantiles.quantile(MEDIAN, values);
    boolean nan = Double.isNaN(values[0]);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i] - median);
    }
    out.set(step, nan ? Double.NaN : Quantiles.quantile(MEDIAN, values));
  }

  /** Says so where histograms are left out. */
  static boolean hasFloats(Window window) {
    int histograms = window.histograms();
    boolean floats = histograms < window.size();
    if (floats && histograms > 0) {
      window.infoHistogramsIgnored();
    }
    return floats;
  }
}
