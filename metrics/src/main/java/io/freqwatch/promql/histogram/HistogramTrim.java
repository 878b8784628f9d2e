package io.freqwatch.promql.histogram;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import java.util.HashMap;
import java.util.Map;

/**
 * Leaves out of a histogram what was observed above or below a value. A bucket around the value is
 * shared out by interpolation; the new sum takes the middle of each bucket.
 */
public final class HistogramTrim {
  private final FloatHistogram histogram;
  private final double value;
  private final boolean below;
  private final Map<Double, Double> shares = new HashMap<>();
  private boolean whole = true;
  private double count;
  private double sum;

  private HistogramTrim(FloatHistogram histogram, double value, boolean below) {
    this.histogram = histogram;
    this.value = value;
    this.below = below;
  }

  /** What was observed up to a value. */
  public static FloatHistogram below(FloatHistogram histogram, double value) {
    return new HistogramTrim(histogram, value, true).trimmed();
  }

  /** What was observed from a value on. */
  public static FloatHistogram above(FloatHistogram histogram, double value) {
    return new HistogramTrim(histogram, value, false).trimmed();
  }

  private FloatHistogram trimmed() {
    histogram.buckets().forEach(this::add);
    Workbench bench = new Workbench(histogram);
    double zero = histogram.hasCustomBuckets() ? 1 : shares.getOrDefault(zeroKey(), 1.0);
    bench.positive = shared(bench, bench.positive, 1);
    bench.negative = shared(bench, bench.negative, -1);
    bench.zeroCount *= zero;
    bench.sum = whole ? bench.sum : sum;
    bench.count = whole ? bench.count : count;
    bench.hint = CounterResetHint.GAUGE;
    return bench.build();
  }

  private double zeroKey() {
    return histogram.zeroThreshold() == 0 ? 0.0 : histogram.zeroThreshold();
  }

  private void add(HistogramBucket bucket) {
    double share = share(bucket);
    shares.merge(bucket.upper() == 0 ? 0.0 : bucket.upper(), share, (first, _) -> first);
    whole &= share == 1 || bucket.count() == 0;
    if (share != 0 && bucket.count() != 0) {
      count += share * bucket.count();
      sum += share * bucket.count() * middle(bucket);
    }
  }

  private double share(HistogramBucket bucket) {
    if (isInfinite(bucket)) {
      return infiniteShare(bucket);
    }
    double lower = HistogramQuantile.lower(histogram, bucket);
    double upper = HistogramQuantile.upper(histogram, bucket);
    if (upper <= value) {
      return below ? 1 : 0;
    }
    if (lower >= value || bucket.count() == 0) {
      return below ? 0 : 1;
    }
    double part = HistogramQuantile.part(histogram, bucket, lower, upper, value) / bucket.count();
    return below ? part : 1 - part;
  }

  private static boolean isInfinite(HistogramBucket bucket) {
    return Double.isInfinite(bucket.lower()) || Double.isInfinite(bucket.upper());
  }

  /** Within a bucket without end nothing can be interpolated, but from zero on. */
  private double infiniteShare(HistogramBucket bucket) {
    boolean cut = bucket.lower() < value && value < bucket.upper();
    if (!cut) {
      boolean keep = below ? bucket.upper() <= value : bucket.lower() >= value;
      return keep ? 1 : 0;
    }
    boolean bothEnds = Double.isInfinite(bucket.lower()) && Double.isInfinite(bucket.upper());
    if (bothEnds) {
      return 0;
    }
    if (bucket.upper() == Double.POSITIVE_INFINITY) {
      return below ? 0 : 1;
    }
    if (bucket.upper() <= 0) {
      return below ? 1 : 0;
    }
    double part = Math.max(0, value) / bucket.upper();
    return below ? part : value < 0 ? 0 : 1 - part;
  }

  private double middle(HistogramBucket bucket) {
    double lower = HistogramQuantile.lower(histogram, bucket);
    double upper = HistogramQuantile.upper(histogram, bucket);
    boolean cut = lower < value && value < upper;
    if (bucket.lower() == Double.NEGATIVE_INFINITY && bucket.upper() <= 0) {
      return value < bucket.upper() ? value : bucket.upper();
    }
    if (upper == Double.POSITIVE_INFINITY) {
      return Math.max(lower, value);
    }
    double from = cut && !below ? value : lower;
    double to = cut && below ? value : upper;
    boolean linear = histogram.hasCustomBuckets() || (lower <= 0 && upper >= 0);
    return linear ? (from + to) / 2 : Math.copySign(Math.sqrt(from * to), to);
  }

  private Side shared(Workbench bench, Side side, int sign) {
    Side shared = new Side();
    side.counts()
        .forEach(
            (index, bucket) ->
                shared.add(index, bucket * shares.getOrDefault(upper(bench, index, sign), 1.0)));
    return shared;
  }

  private static double upper(Workbench bench, int index, int sign) {
    if (bench.schema == FloatHistogram.CUSTOM_BUCKETS) {
      double[] bounds = bench.customValues;
      double bound = index < bounds.length ? bounds[index] : Double.POSITIVE_INFINITY;
      return bound == 0 ? 0.0 : bound;
    }
    return sign > 0
        ? Bounds.upper(index, bench.schema)
        : Math.min(-Bounds.upper(index - 1, bench.schema), -bench.zeroThreshold);
  }
}
