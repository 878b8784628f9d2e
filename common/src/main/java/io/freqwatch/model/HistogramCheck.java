package io.freqwatch.model;

import io.freqwatch.model.FloatHistogram.Span;
import java.util.List;

/** The rules of {@link FloatHistogram#requireValid}, those of Prometheus' Validate. */
final class HistogramCheck {
  /** Up to here a double holds every integer. */
  private static final double LARGEST_EXACT = 0x1p53;

  private HistogramCheck() {}

  static void check(FloatHistogram histogram) {
    if (histogram.hasCustomBuckets()) {
      checkCustom(histogram);
    } else {
      checkExponential(histogram);
    }
    double buckets =
        side("positive", histogram.positiveSpans(), histogram.positiveBuckets())
            + side("negative", histogram.negativeSpans(), histogram.negativeBuckets())
            + notNegative("the zero bucket", histogram.zeroCount());
    notNegative("the count", histogram.count());
    checkCount(histogram, buckets);
  }

  private static void checkExponential(FloatHistogram histogram) {
    int schema = histogram.schema();
    require(
        schema >= FloatHistogram.MIN_SCHEMA && schema <= FloatHistogram.MAX_SCHEMA,
        "has schema %s, expected -4 to 8 or -53",
        schema);
    require(histogram.customValues().length == 0, "has custom bounds and schema %s", schema);
    require(histogram.zeroThreshold() >= 0, "has zero threshold %s", histogram.zeroThreshold());
  }

  private static void checkCustom(FloatHistogram histogram) {
    double[] bounds = histogram.customValues();
    for (int i = 0; i < bounds.length; i++) {
      require(
          !Double.isNaN(bounds[i]) && bounds[i] != Double.POSITIVE_INFINITY,
          "has the custom bound %s",
          bounds[i]);
      require(i == 0 || bounds[i] > bounds[i - 1], "has custom bounds out of order: %s", bounds[i]);
    }
    require(histogram.zeroCount() == 0, "has custom bounds and a zero bucket");
    require(histogram.zeroThreshold() == 0, "has custom bounds and a zero threshold");
    require(histogram.negativeSpans().isEmpty(), "has custom bounds and negative buckets");
    int last = 0;
    for (Span span : histogram.positiveSpans()) {
      last += span.offset() + span.length();
    }
    require(last <= bounds.length + 1, "has more buckets than its %s bounds", bounds.length);
  }

  private static double side(String which, List<Span> spans, double[] buckets) {
    long length = 0;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      require(i == 0 || span.offset() >= 0, "has a %s span at offset %s", which, span.offset());
      require(span.length() >= 0, "has a %s span of length %s", which, span.length());
      length += span.length();
    }
    require(
        length == buckets.length,
        "has %s spans over %s buckets and %s buckets",
        which,
        length,
        buckets.length);
    double sum = 0;
    for (double bucket : buckets) {
      sum += notNegative("a " + which + " bucket", bucket);
    }
    return sum;
  }

  /**
   * Observations of NaN are in the count and in no bucket. Where counts are rounded, as floats and
   * very large integers are, they cannot be compared.
   */
  private static void checkCount(FloatHistogram histogram, double buckets) {
    if (!histogram.integerCounts() || buckets > LARGEST_EXACT) {
      return;
    }
    boolean fits =
        Double.isNaN(histogram.sum()) ? buckets <= histogram.count() : buckets == histogram.count();
    require(
        fits, "has %s observations in its buckets and a count of %s", buckets, histogram.count());
  }

  private static double notNegative(String what, double value) {
    require(!(value < 0), "has %s of %s", what, value);
    return value;
  }

  private static void require(boolean holds, String what, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException("the histogram " + what.formatted(values));
    }
  }
}
