package io.freqwatch.promql.histogram;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import java.util.List;

/** Quantiles, fractions and moments of a native histogram, interpolated within its buckets. */
public final class HistogramQuantile {
  private static final double MIDDLE = 0.5;
  private static final double LOG_2 = Math.log(2);

  private HistogramQuantile() {}

  /** Whether it counts observations that are no number, and so lie in no bucket. */
  public static boolean hasNan(FloatHistogram histogram) {
    return Double.isNaN(histogram.sum()) && bucketTotal(histogram) < histogram.count();
  }

  private static double bucketTotal(FloatHistogram histogram) {
    return histogram.buckets().stream().mapToDouble(HistogramBucket::count).sum();
  }

  /** The value below which a fraction of the observations lies. */
  public static double quantile(double q, FloatHistogram histogram) {
    if (q < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (q > 1) {
      return Double.POSITIVE_INFINITY;
    }
    if (histogram.count() == 0 || Double.isNaN(q)) {
      return Double.NaN;
    }
    boolean forward = Double.isNaN(histogram.sum()) || q < MIDDLE;
    List<HistogramBucket> buckets = histogram.buckets();
    if (!forward) {
      buckets = buckets.reversed();
    }
    double rank = (forward ? q : 1 - q) * histogram.count();
    double count = 0;
    HistogramBucket found = null;
    for (HistogramBucket bucket : buckets) {
      if (bucket.count() != 0) {
        found = bucket;
        count += bucket.count();
        if (count >= rank) {
          break;
        }
      }
    }
    if (found == null) {
      return Double.NaN;
    }
    return within(histogram, found, forward, Math.min(count, histogram.count()), rank);
  }

  private static double within(
      FloatHistogram histogram,
      HistogramBucket bucket,
      boolean forward,
      double count,
      double rank) {
    double lower = lower(histogram, bucket);
    double upper = upper(histogram, bucket);
    if (histogram.hasCustomBuckets()) {
      if (bucket.lower() == Double.NEGATIVE_INFINITY && bucket.upper() <= 0) {
        return bucket.upper();
      }
      if (bucket.upper() == Double.POSITIVE_INFINITY) {
        return bucket.lower();
      }
    }
    if (count < rank) {
      return Double.NaN;
    }
    double into = forward ? rank - (count - bucket.count()) : count - rank;
    double fraction = into / bucket.count();
    boolean linear = histogram.hasCustomBuckets() || (lower <= 0 && upper >= 0);
    return linear ? lower + (upper - lower) * fraction : exponential(lower, upper, fraction);
  }

  private static double exponential(double lower, double upper, double fraction) {
    double logLower = log2(Math.abs(lower));
    double logUpper = log2(Math.abs(upper));
    return lower > 0
        ? Math.pow(2, logLower + (logUpper - logLower) * fraction)
        : -Math.pow(2, logUpper + (logLower - logUpper) * (1 - fraction));
  }

  private static double log2(double value) {
    return Math.log(value) / LOG_2;
  }

  /** The zero bucket ends at zero where nothing was observed on the other side. */
  static double lower(FloatHistogram histogram, HistogramBucket bucket) {
    if (histogram.hasCustomBuckets()) {
      return bucket.lower() == Double.NEGATIVE_INFINITY ? 0 : bucket.lower();
    }
    boolean zero = bucket.lower() <= 0 && bucket.upper() >= 0;
    boolean positiveOnly =
        histogram.negativeBuckets().length == 0 && histogram.positiveBuckets().length > 0;
    return zero && positiveOnly ? 0 : bucket.lower();
  }

  static double upper(FloatHistogram histogram, HistogramBucket bucket) {
    boolean zero = !histogram.hasCustomBuckets() && bucket.lower() <= 0 && bucket.upper() >= 0;
    boolean negativeOnly =
        histogram.positiveBuckets().length == 0 && histogram.negativeBuckets().length > 0;
    return zero && negativeOnly ? 0 : bucket.upper();
  }

  /** Which fraction of the observations lies between two values. */
  public static double fraction(double lower, double upper, FloatHistogram histogram) {
    if (histogram.count() == 0 || Double.isNaN(lower) || Double.isNaN(upper)) {
      return Double.NaN;
    }
    if (lower >= upper) {
      return 0;
    }
    double total = hasNan(histogram) ? bucketTotal(histogram) : histogram.count();
    double below = Math.min(total, below(histogram, lower, total));
    double belowUpper = Math.min(total, below(histogram, upper, total));
    return (belowUpper - below) / histogram.count();
  }

  /** How many observations lie below a value. */
  public static double below(FloatHistogram histogram, double value, double otherwise) {
    double rank = 0;
    for (HistogramBucket bucket : histogram.buckets()) {
      double lower =
          histogram.hasCustomBuckets() && bucket.upper() <= 0
              ? bucket.lower()
              : lower(histogram, bucket);
      double upper = upper(histogram, bucket);
      if (lower >= value) {
        return rank;
      }
      if (upper > value) {
        return rank + part(histogram, bucket, lower, upper, value);
      }
      rank += bucket.count();
    }
    return otherwise;
  }

  static double part(
      FloatHistogram histogram, HistogramBucket bucket, double lower, double upper, double value) {
    if (lower == Double.NEGATIVE_INFINITY) {
      return bucket.count();
    }
    if (upper == Double.POSITIVE_INFINITY) {
      return 0;
    }
    if (histogram.hasCustomBuckets() || (lower <= 0 && upper >= 0)) {
      return bucket.count() * (value - lower) / (upper - lower);
    }
    double logLower = log2(Math.abs(lower));
    double logUpper = log2(Math.abs(upper));
    return bucket.count() * (log2(Math.abs(value)) - logLower) / (logUpper - logLower);
  }

  /** The variance of the observations, taken to lie in the middle of their buckets. */
  public static double variance(FloatHistogram histogram) {
    double mean = histogram.sum() / histogram.count();
    double variance = 0;
    for (HistogramBucket bucket : histogram.buckets()) {
      if (bucket.count() != 0) {
        double delta = middle(histogram, bucket) - mean;
        variance += bucket.count() * delta * delta;
      }
    }
    return variance / histogram.count();
  }

  private static double middle(FloatHistogram histogram, HistogramBucket bucket) {
    if (histogram.hasCustomBuckets()) {
      return (bucket.upper() + bucket.lower()) / 2;
    }
    if (bucket.lower() <= 0 && bucket.upper() >= 0) {
      return 0;
    }
    double middle = Math.sqrt(bucket.upper() * bucket.lower());
    return bucket.upper() < 0 ? -middle : middle;
  }
}
