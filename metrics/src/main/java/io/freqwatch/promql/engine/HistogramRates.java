package io.freqwatch.promql.engine;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.histogram.Combined;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.histogram.MixedSchemasException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much native histograms change over a range, and what is to be said about them. */
final class HistogramRates {
  private static final double[] NOTHING = {};

  private HistogramRates() {}

  /** The change from the first to the last sample; null, and said why, where there is none. */
  static @Nullable FloatHistogram change(Window window, boolean counter) {
    if (counter) {
      CounterStart.warnOverlap(window);
      warnGauges(window);
    } else if (!isGauge(window.histogram(window.from()))
        || !isGauge(window.histogram(window.to() - 1))) {
      warnNoGauge(window);
    }
    FloatHistogram first = first(window, counter);
    if (hasMixedSchemas(window, first, counter)) {
      window.warnMixedSchemas();
      return null;
    }
    try {
      return change(window, counter, first);
    } catch (MixedSchemasException ignored) { // said by an annotation
      window.warnMixedSchemas();
      return null;
    }
  }

  private static FloatHistogram change(Window window, boolean counter, FloatHistogram first) {
    int schema = first.schema();
    for (int i = window.from() + 1; i < window.to(); i++) {
      boolean counts = counter || i == window.to() - 1;
      schema = counts ? Math.min(schema, window.histogram(i).schema()) : schema;
    }
    FloatHistogram last = HistogramMath.toSchema(window.histogram(window.to() - 1), schema);
    FloatHistogram change = subtract(window, last, first);
    FloatHistogram before = first;
    for (int i = window.from() + 1; counter && i < window.to(); i++) {
      FloatHistogram current = window.histogram(i);
      if (CounterStart.isReset(window, i) || HistogramMath.isReset(current, before)) {
        change = add(window, change, before);
      }
      before = current;
    }
    return change.withCounterResetHint(CounterResetHint.GAUGE);
  }

  /** Of no account where the counter begins anew right behind it, whatever its buckets are. */
  private static FloatHistogram first(Window window, boolean counter) {
    FloatHistogram first = window.histogram(window.from());
    FloatHistogram second = window.histogram(window.from() + 1);
    boolean reset =
        counter
            && (CounterStart.isReset(window, window.from() + 1)
                || HistogramMath.isReset(second, first));
    return reset ? empty(second) : first;
  }

  private static FloatHistogram empty(FloatHistogram like) {
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        like.schema(),
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        NOTHING,
        NOTHING,
        like.customValues(),
        false);
  }

  private static boolean hasMixedSchemas(Window window, FloatHistogram first, boolean counter) {
    for (int i = window.from() + 1; i < window.to(); i++) {
      boolean counts = counter || i == window.to() - 1;
      if (counts && window.histogram(i).hasCustomBuckets() != first.hasCustomBuckets()) {
        return true;
      }
    }
    return false;
  }

  private static void warnGauges(Window window) {
    for (int i = window.from(); i < window.to(); i++) {
      if (isGauge(window.histogram(i))) {
        warnNoCounter(window);
      }
    }
  }

  static boolean isGauge(FloatHistogram histogram) {
    return histogram.counterResetHint() == CounterResetHint.GAUGE;
  }

  static void warnNoCounter(Window window) {
    window
        .annotations()
        .warn(
            "this native histogram metric is not a counter: " + window.quotedMetric(),
            window.position());
  }

  static void warnNoGauge(Window window) {
    window
        .annotations()
        .warn(
            "this native histogram metric is not a gauge: " + window.quotedMetric(),
            window.position());
  }

  static FloatHistogram add(Window window, FloatHistogram left, FloatHistogram right) {
    return told(window, HistogramMath.add(left, right), "addition");
  }

  static FloatHistogram subtract(Window window, FloatHistogram minuend, FloatHistogram subtrahend) {
    return told(window, HistogramMath.subtract(minuend, subtrahend), "subtraction");
  }

  private static FloatHistogram told(Window window, Combined combined, String operation) {
    infoReconciled(window.annotations(), combined, operation, window.position());
    return combined.histogram();
  }

  static void infoReconciled(
      Annotations annotations, Combined combined, String operation, Position position) {
    if (combined.boundsReconciled()) {
      annotations.info("mismatched custom buckets were reconciled during " + operation, position);
    }
  }

  static void warnCollision(
      Annotations annotations, boolean collision, String operation, Position position) {
    if (collision) {
      annotations.warn("conflicting counter resets during histogram " + operation, position);
    }
  }
}
