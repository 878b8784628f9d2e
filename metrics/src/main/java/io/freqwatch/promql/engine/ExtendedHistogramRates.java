package io.freqwatch.promql.engine;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.histogram.MixedSchemasException;
import io.freqwatch.promql.parse.Expression.Reading;
import org.jspecify.annotations.Nullable;

/** {@link ExtendedRates} for native histograms. */
final class ExtendedHistogramRates {
  private final Window window;
  private final boolean counter;
  private final boolean perSecond;
  private final boolean smoothed;

  ExtendedHistogramRates(Window window, boolean counter, boolean perSecond) {
    this.window = window;
    this.counter = counter;
    this.perSecond = perSecond;
    this.smoothed = window.reading() == Reading.SMOOTHED;
  }

  void apply(int first, int last, StepSeries out, int step) {
    if (!isValid(first, last)) {
      return;
    }
    long start = window.rangeStartMillis();
    long end = window.rangeEndMillis();
    boolean before = smoothed && window.time(first) < start;
    boolean behind = smoothed && last > window.from() && window.time(last) > end;
    FloatHistogram left = before ? between(first, start) : window.histogram(first);
    FloatHistogram right = behind ? between(last - 1, end) : window.histogram(last);
    if (left == null || right == null) {
      return;
    }
    if (!counter && !(HistogramRates.isGauge(left) && HistogramRates.isGauge(right))) {
      HistogramRates.warnNoGauge(window);
    }
    try {
      FloatHistogram change = change(first, last, left, right);
      change = perSecond ? HistogramMath.divide(change, window.rangeSeconds()) : change;
      out.set(step, change.withCounterResetHint(CounterResetHint.GAUGE));
    } catch (MixedSchemasException ignored) { // said by an annotation
      window.warnMixedSchemas();
    }
  }

  private boolean isValid(int first, int last) {
    boolean custom = window.histogram(first).hasCustomBuckets();
    for (int i = first; i <= last; i++) {
      FloatHistogram histogram = window.histogram(i);
      if (histogram.hasCustomBuckets() != custom) {
        window.warnMixedSchemas();
        return false;
      }
      if (counter && HistogramRates.isGauge(histogram)) {
        HistogramRates.warnNoCounter(window);
      }
    }
    return true;
  }

  private @Nullable FloatHistogram between(int index, long time) {
    return new HistogramInterpolation(window.annotations(), window.metric(), window.position())
        .between(
            window.histogram(index),
            window.time(index),
            window.histogram(index + 1),
            window.time(index + 1),
            time,
            counter);
  }

  private FloatHistogram change(int first, int last, FloatHistogram left, FloatHistogram right) {
    FloatHistogram change = HistogramRates.subtract(window, right, left);
    if (!counter) {
      return change;
    }
    int from = first + 1;
    FloatHistogram before = left;
    boolean spanned =
        smoothed && window.time(first) < window.rangeStartMillis() && isReset(first + 1);
    if (spanned) {
      before = window.histogram(from++);
    }
    if (from > last) {
      return change;
    }
    FloatHistogram whole = change;
    for (int i = from; i < last; i++) {
      FloatHistogram current = window.histogram(i);
      if (HistogramMath.isReset(current, before)) {
        whole = HistogramRates.add(window, whole, before);
      }
      before = current;
    }
    return HistogramMath.isReset(right, before) ? HistogramRates.add(window, whole, before) : whole;
  }

  private boolean isReset(int index) {
    return HistogramMath.isReset(window.histogram(index), window.histogram(index - 1));
  }
}
