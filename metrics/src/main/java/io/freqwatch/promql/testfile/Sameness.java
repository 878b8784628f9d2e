package io.freqwatch.promql.testfile;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.storage.StaleMarker;
import org.jspecify.annotations.Nullable;

/** Whether a value is the expected one, but for rounding. */
final class Sameness {
  private static final double TOLERANCE = 1e-6;

  private Sameness() {}

  static boolean same(SeriesValue expected, double value, @Nullable FloatHistogram histogram) {
    FloatHistogram wanted = expected.histogram();
    if (wanted == null || histogram == null) {
      return wanted == null && histogram == null && same(expected.value(), value);
    }
    boolean hint =
        wanted.counterResetHint() == CounterResetHint.UNKNOWN
            || wanted.counterResetHint() == histogram.counterResetHint();
    return hint && same(HistogramMath.compact(wanted), HistogramMath.compact(histogram));
  }

  private static boolean same(FloatHistogram expected, FloatHistogram found) {
    return expected.schema() == found.schema()
        && same(expected.count(), found.count())
        && same(expected.sum(), found.sum())
        && same(expected.zeroThreshold(), found.zeroThreshold())
        && same(expected.zeroCount(), found.zeroCount())
        && expected.positiveSpans().equals(found.positiveSpans())
        && expected.negativeSpans().equals(found.negativeSpans())
        && same(expected.positiveBuckets(), found.positiveBuckets())
        && same(expected.negativeBuckets(), found.negativeBuckets())
        && same(expected.customValues(), found.customValues());
  }

  private static boolean same(double[] expected, double[] found) {
    boolean same = expected.length == found.length;
    for (int i = 0; same && i < expected.length; i++) {
      same = same(expected[i], found[i]);
    }
    return same;
  }

  static boolean same(double expected, double found) {
    if (StaleMarker.is(expected) || StaleMarker.is(found)) {
      return StaleMarker.is(expected) && StaleMarker.is(found);
    }
    if (Double.isNaN(expected) && Double.isNaN(found)) {
      return true;
    }
    if (expected == found) {
      return true;
    }
    double sum = Math.abs(expected) + Math.abs(found);
    double difference = Math.abs(expected - found);
    return expected == 0 || found == 0 || sum < Double.MIN_NORMAL
        ? difference < TOLERANCE * Double.MIN_NORMAL
        : difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
  }
}
