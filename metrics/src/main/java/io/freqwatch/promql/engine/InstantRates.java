package io.freqwatch.promql.engine;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.histogram.MixedSchemasException;

/** The change between the last two samples of a range. */
final class InstantRates {
  private InstantRates() {}

  static void rate(Window window, StepSeries out, int step) {
    apply(window, out, step, true);
  }

  static void delta(Window window, StepSeries out, int step) {
    apply(window, out, step, false);
  }

  private static void apply(Window window, StepSeries out, int step, boolean rate) {
    if (window.size() < 2) {
      return;
    }
    int last = window.to() - 1;
    double seconds = (window.time(last) - window.time(last - 1)) / 1e3;
    if (window.isFloat(last) != window.isFloat(last - 1)) {
      window.warnMixed();
    } else if (window.isFloat(last)) {
      double difference = difference(window, last, rate);
      out.set(step, rate ? difference / seconds : difference);
    } else {
      histogram(window, out, step, rate, seconds);
    }
  }

  private static double difference(Window window, int last, boolean rate) {
    double before = window.value(last - 1);
    double value = window.value(last);
    boolean reset = rate && (value < before || CounterStart.isReset(window, last));
    return reset ? value : value - before;
  }

  private static void histogram(
      Window window, StepSeries out, int step, boolean rate, double seconds) {
    int last = window.to() - 1;
    FloatHistogram before = window.histogram(last - 1);
    FloatHistogram value = window.histogram(last);
    boolean gauges = isGauge(before) && isGauge(value);
    if (rate && (isGauge(before) || isGauge(value))) {
      HistogramRates.warnNoCounter(window);
    }
    if (!rate && !gauges) {
      HistogramRates.warnNoGauge(window);
    }
    boolean reset =
        rate && (CounterStart.isReset(window, last) || HistogramMath.isReset(value, before));
    try {
      FloatHistogram result = reset ? value : HistogramRates.subtract(window, value, before);
      result = HistogramMath.compact(result.withCounterResetHint(CounterResetHint.GAUGE));
      out.set(step, rate ? HistogramMath.divide(result, seconds) : result);
    } catch (MixedSchemasException ignored) { // said by an annotation
      window.warnMixedSchemas();
    }
  }

  private static boolean isGauge(FloatHistogram histogram) {
    return histogram.counterResetHint() == CounterResetHint.GAUGE;
  }
}
