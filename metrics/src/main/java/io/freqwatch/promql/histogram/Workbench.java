package io.freqwatch.promql.histogram;

import io.freqwatch.model.BucketSpans;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import java.util.List;

/** A histogram taken apart, to be changed. Used by one thread. */
final class Workbench {
  CounterResetHint hint;
  int schema;
  double zeroThreshold;
  double zeroCount;
  double count;
  double sum;
  Side positive;
  Side negative;
  double[] customValues;

  Workbench(FloatHistogram histogram) {
    hint = histogram.counterResetHint();
    schema = histogram.schema();
    zeroThreshold = histogram.zeroThreshold();
    zeroCount = histogram.zeroCount();
    count = histogram.count();
    sum = histogram.sum();
    positive = Side.of(histogram.positiveSpans(), histogram.positiveBuckets());
    negative = Side.of(histogram.negativeSpans(), histogram.negativeBuckets());
    customValues = histogram.customValues();
  }

  /** The histogram as it is now, without empty buckets. */
  FloatHistogram build() {
    BucketSpans above = positive.spans();
    BucketSpans below = negative.spans();
    return new FloatHistogram(
        hint,
        schema,
        zeroThreshold,
        zeroCount,
        count,
        sum,
        above.spans(),
        below.spans(),
        above.counts(),
        below.counts(),
        customValues,
        false);
  }

  /** Widens the zero bucket to a threshold, or so far that it cuts no bucket that counts. */
  void widenZero(double threshold) {
    double wide = threshold;
    while (wide > zeroThreshold) {
      double reach = reach(wide);
      if (reach <= wide) {
        swallow(wide);
        return;
      }
      wide = reach;
    }
  }

  /** How far the buckets reach that begin within a zero bucket so wide. */
  private double reach(double threshold) {
    double reach = threshold;
    for (HistogramBucket bucket : build().buckets()) {
      boolean zero = bucket.lower() <= 0 && bucket.upper() >= 0;
      double near = Math.min(Math.abs(bucket.lower()), Math.abs(bucket.upper()));
      double far = Math.max(Math.abs(bucket.lower()), Math.abs(bucket.upper()));
      if (!zero && bucket.count() != 0 && near < threshold && far > reach) {
        reach = far;
      }
    }
    return reach;
  }

  /** Takes the buckets within a threshold into the zero bucket. */
  void swallow(double threshold) {
    zeroCount += swallow(positive, threshold) + swallow(negative, threshold);
    zeroThreshold = threshold;
  }

  private double swallow(Side side, double threshold) {
    double swallowed = 0;
    for (int index : List.copyOf(side.counts().keySet())) {
      if (Bounds.upper(index, schema) <= threshold) {
        swallowed += side.count(index);
        side.counts().remove(index);
      }
    }
    return swallowed;
  }
}
