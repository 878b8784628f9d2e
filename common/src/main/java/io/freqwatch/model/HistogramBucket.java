package io.freqwatch.model;

import io.freqwatch.model.FloatHistogram.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One bucket of a {@link FloatHistogram}: what it counts between two bounds. */
public record HistogramBucket(
    double lower, double upper, boolean lowerIncluded, boolean upperIncluded, double count) {
  static List<HistogramBucket> of(FloatHistogram histogram) {
    List<HistogramBucket> buckets = new ArrayList<>();
    each(histogram, histogram.negativeSpans(), histogram.negativeBuckets(), false, buckets);
    Collections.reverse(buckets);
    if (histogram.zeroCount() > 0) {
      double zero = histogram.zeroThreshold();
      buckets.add(new HistogramBucket(-zero, zero, true, true, histogram.zeroCount()));
    }
    each(histogram, histogram.positiveSpans(), histogram.positiveBuckets(), true, buckets);
    return buckets;
  }

  private static void each(
      FloatHistogram histogram,
      List<Span> spans,
      double[] counts,
      boolean positive,
      List<HistogramBucket> into) {
    int index = 0;
    int position = 0;
    for (Span span : spans) {
      index += span.offset();
      for (int i = 0; i < span.length() && position < counts.length; i++) {
        into.add(
            positive
                ? positive(histogram, index, counts[position])
                : negative(histogram, index, counts[position]));
        position++;
        index++;
      }
    }
  }

  private static HistogramBucket positive(FloatHistogram histogram, int index, double count) {
    double lower = bound(histogram, index - 1);
    double upper = bound(histogram, index);
    if (histogram.hasCustomBuckets()) {
      return new HistogramBucket(lower, upper, index == 0, true, count);
    }
    return new HistogramBucket(
        Math.max(lower, histogram.zeroThreshold()), upper, false, true, count);
  }

  private static HistogramBucket negative(FloatHistogram histogram, int index, double count) {
    double lower = -bound(histogram, index);
    double upper = -bound(histogram, index - 1);
    return new HistogramBucket(
        lower, Math.min(upper, -histogram.zeroThreshold()), true, false, count);
  }

  private static double bound(FloatHistogram histogram, int index) {
    return histogram.hasCustomBuckets()
        ? custom(histogram.customValues(), index)
        : ExponentialBounds.upper(index, histogram.schema());
  }

  private static double custom(double[] values, int index) {
    if (index < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return index < values.length ? values[index] : Double.POSITIVE_INFINITY;
  }

  /** As an interval with what it counts: {@code (1,2]:3}. */
  @Override
  public String toString() {
    return (lowerIncluded ? "[" : "(")
        + lower
        + ","
        + upper
        + (upperIncluded ? "]:" : "):")
        + count;
  }
}
