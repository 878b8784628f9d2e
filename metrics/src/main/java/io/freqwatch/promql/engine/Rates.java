package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.histogram.MixedSchemasException;
import io.freqwatch.promql.parse.Expression.Reading;
import org.jspecify.annotations.Nullable;

/**
 * How much a series changes over a range, drawn out to the ends of the range.
 *
 * <p>The change between the first and the last sample is stretched to each end of the range that is
 * close to a sample: closer than 1.1 times the average distance of samples. Else it is stretched by
 * half such a distance, since the series may well begin or end there. A counter is never stretched
 * to where it would have been below zero. Where the first sample says when its counter began, and
 * that lies in the range, nothing has to be guessed on the left.
 */
final class Rates {
  private final Window window;
  private final boolean counter;
  private final boolean perSecond;

  private Rates(Window window, boolean counter, boolean perSecond) {
    this.window = window;
    this.counter = counter;
    this.perSecond = perSecond;
  }

  static void rate(Window window, StepSeries out, int step) {
    new Rates(window, true, true).apply(out, step);
  }

  static void increase(Window window, StepSeries out, int step) {
    new Rates(window, true, false).apply(out, step);
  }

  static void delta(Window window, StepSeries out, int step) {
    new Rates(window, false, false).apply(out, step);
  }

  private void apply(StepSeries out, int step) {
    int histograms = window.histograms();
    if (histograms > 0 && histograms < window.size()) {
      window.warnMixed();
    } else if (window.reading() != Reading.PLAIN) {
      new ExtendedRates(window, counter, perSecond).apply(histograms > 0, out, step);
    } else if (histograms > 0) {
      histograms(out, step);
    } else {
      floats(out, step);
    }
  }

  private void floats(StepSeries out, int step) {
    double first = window.value(window.from());
    double change = window.value(window.to() - 1) - first;
    if (counter) {
      CounterStart.warnOverlap(window);
      change += lostAtResets();
    }
    boolean started = startsWithin();
    if (started) {
      change += first;
    } else if (window.size() < 2) {
      return;
    }
    out.set(step, change * factor(started, first, change));
  }

  private double lostAtResets() {
    double lost = 0;
    for (int i = window.from() + 1; i < window.to(); i++) {
      double before = window.value(i - 1);
      if (window.value(i) < before || CounterStart.isReset(window, i)) {
        lost += before;
      }
    }
    return lost;
  }

  private void histograms(StepSeries out, int step) {
    FloatHistogram first = window.histogram(window.from());
    boolean started = startsWithin();
    if (window.size() < 2 && !started) {
      return;
    }
    @Nullable FloatHistogram change =
        window.size() < 2 ? null : HistogramRates.change(window, counter);
    if (change == null && window.size() > 1) {
      return;
    }
    try {
      FloatHistogram whole = change == null ? first : change;
      if (started && change != null) {
        whole = HistogramRates.add(window, change, first);
      }
      double factor = factor(started, first.count(), whole.count());
      out.set(step, HistogramMath.scale(whole, factor));
    } catch (MixedSchemasException ignored) { // said by an annotation
      window.warnMixedSchemas();
    }
  }

  /** Whether the counter of the first sample began within the range, before it. */
  private boolean startsWithin() {
    long start = window.start(window.from());
    return counter
        && start != 0
        && start > window.rangeStartMillis()
        && start < window.time(window.from());
  }

  private double factor(boolean started, double first, double change) {
    long firstTime = window.time(window.from());
    long lastTime = window.time(window.to() - 1);
    int gaps = window.size() - 1;
    long range = window.rangeEndMillis() - window.rangeStartMillis();
    Extrapolation extrapolation = new Extrapolation(range, window.rangeEndMillis(), counter);
    double factor =
        started
            ? extrapolation.factorFromStart(firstTime, lastTime, gaps, window.start(window.from()))
            : extrapolation.factor(firstTime, lastTime, gaps, first, change);
    return perSecond ? factor / window.rangeSeconds() : factor;
  }
}
