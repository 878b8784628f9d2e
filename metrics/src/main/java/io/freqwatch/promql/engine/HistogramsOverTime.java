package io.freqwatch.promql.engine;

import io.freqwatch.promql.histogram.MixedSchemasException;

/** Sum and average of the native histograms of a range. */
final class HistogramsOverTime {
  private HistogramsOverTime() {}

  static void sum(Window window, int histograms, StepSeries out, int step) {
    HistogramTotal total = total(window, histograms);
    if (total != null) {
      out.set(step, total.sum());
    }
  }

  static void average(Window window, int histograms, StepSeries out, int step) {
    HistogramTotal total = total(window, histograms);
    if (total != null) {
      out.set(step, total.average());
    }
  }

  private static @org.jspecify.annotations.Nullable HistogramTotal total(
      Window window, int histograms) {
    if (histograms < window.size()) {
      window.warnMixed();
      return null;
    }
    HistogramTotal total = new HistogramTotal();
    try {
      for (int i = window.from(); i < window.to(); i++) {
        total.add(window.histogram(i));
      }
    } catch (MixedSchemasException ignored) { // said by an annotation
      window.warnMixedSchemas();
      return null;
    }
    total.annotate(window.annotations(), window.position());
    return total;
  }
}
