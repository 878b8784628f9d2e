package io.freqwatch.promql.engine;

import io.freqwatch.promql.PromqlException;
import java.util.Locale;

/** Double exponential smoothing: a level and a trend, each moved towards every value. */
final class Smoothing {
  private Smoothing() {}

  static void apply(Window window, StepSeries out, int step) {
    double smoothing = factor("smoothing", "sf", window.parameter(0));
    double trend = factor("trend", "tf", window.parameter(1));
    if (Regression.enough(window)) {
      out.set(step, smoothed(window.floats(), smoothing, trend));
    }
  }

  private static double factor(String name, String symbol, double value) {
    if (value <= 0 || value >= 1) {
      throw new PromqlException.Execution(
          String.format(
              Locale.ROOT,
              "invalid %s factor. Expected: 0 < %s < 1, got: %f",
              name,
              symbol,
              value));
    }
    return value;
  }

  private static double smoothed(double[] values, double smoothing, double trend) {
    double before = 0;
    double level = values[0];
    double slope = values[1] - values[0];
    for (int i = 1; i < values.length; i++) {
      if (i > 1) {
        slope = trend * (level - before) + (1 - trend) * slope;
      }
      double next = smoothing * values[i] + (1 - smoothing) * (level + slope);
      before = level;
      level = next;
    }
    return level;
  }
}
