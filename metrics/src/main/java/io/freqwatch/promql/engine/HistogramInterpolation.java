package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.GoQuote;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.histogram.Combined;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.histogram.MixedSchemasException;
import org.jspecify.annotations.Nullable;

/** The histogram on the straight line between two samples. */
final class HistogramInterpolation {
  private final Annotations annotations;
  private final String metric;
  private final Position position;

  HistogramInterpolation(Annotations annotations, String metric, Position position) {
    this.annotations = annotations;
    this.metric = metric;
    this.position = position;
  }

  /** Null, and said why, where the two do not fit; a counter that fell began anew at zero. */
  @Nullable FloatHistogram between(
      FloatHistogram left,
      long leftMillis,
      FloatHistogram right,
      long rightMillis,
      long atMillis,
      boolean counter) {
    if (atMillis == leftMillis) {
      return left;
    }
    if (atMillis == rightMillis) {
      return right;
    }
    double fraction = (double) (atMillis - leftMillis) / (rightMillis - leftMillis);
    boolean mixed = left.hasCustomBuckets() != right.hasCustomBuckets();
    if (counter && !mixed && HistogramMath.isReset(right, left)) {
      return HistogramMath.scale(right, fraction);
    }
    try {
      Combined difference = HistogramMath.subtract(right, left);
      HistogramRates.infoReconciled(annotations, difference, "subtraction", position);
      FloatHistogram part = HistogramMath.scale(difference.histogram(), fraction);
      Combined whole = HistogramMath.add(part, left);
      HistogramRates.infoReconciled(annotations, whole, "addition", position);
      return whole.histogram();
    } catch (MixedSchemasException ignored) { // said by an annotation
      annotations.warn(
          "vector contains a mix of histograms with exponential and custom buckets schemas for"
              + " metric name "
              + GoQuote.quote(metric),
          position);
      return null;
    }
  }
}
