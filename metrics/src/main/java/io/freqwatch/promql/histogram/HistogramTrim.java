package io.freqwatch.promql.histogram;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import java.util.Map;
import java.util.TreeMap;

/** Leaves out of a histogram what was observed above or below a value, by interpolation. */
public final class HistogramTrim {
  private HistogramTrim() {}

  /** What was observed up to a value. */
  public static FloatHistogram below(FloatHistogram histogram, double value) {
    return trim(histogram, value, true);
  }

  /** What was observed from a value on. */
  public static FloatHistogram above(FloatHistogram histogram, double value) {
    return trim(histogram, value, false);
  }

  private static FloatHistogram trim(FloatHistogram histogram, double value, boolean below) {
    Workbench bench = new Workbench(histogram);
    Map<Double, Double> kept = new TreeMap<>();
    double count = 0;
    double sum = 0;
    for (HistogramBucket bucket : histogram.buckets()) {
      double part = part(histogram, bucket, value);
      double share = below ? part : 1 - part;
      kept.put(bucket.upper(), share);
      count += share * bucket.count();
      sum += share * bucket.count() * middle(bucket, value, below, part);
    }
    bench.positive = shares(bench.positive, bench, kept, 1);
    bench.negative = shares(bench.negative, bench, kept, -1);
    bench.zeroCount *= kept.getOrDefault(bench.zeroThreshold, 1.0);
    bench.sum = count == bench.count ? bench.sum : sum;
    bench.count = count;
    bench.hint = CounterResetHint.GAUGE;
    return bench.build();
  }

  /** Which fraction of a bucket lies below a value. */
  private static double part(FloatHistogram histogram, HistogramBucket bucket, double value) {
    if (bucket.upper() <= value) {
      return 1;
    }
    if (bucket.lower() >= value || bucket.count() == 0) {
      return 0;
    }
    double before = HistogramQuantile.below(histogram, bucket.lower(), 0);
    return (HistogramQuantile.below(histogram, value, 0) - before) / bucket.count();
  }

  private static double middle(HistogramBucket bucket, double value, boolean below, double part) {
    boolean cut = part > 0 && part < 1;
    double lower = cut && !below ? value : bucket.lower();
    double upper = cut && below ? value : bucket.upper();
    if (Double.isInfinite(lower)) {
      return upper;
    }
    if (Double.isInfinite(upper)) {
      return lower;
    }
    return (lower + upper) / 2;
  }

  private static Side shares(Side side, Workbench bench, Map<Double, Double> kept, int sign) {
    Side shares = new Side();
    side.counts()
        .forEach(
            (index, count) -> {
              double upper = upper(bench, index, sign);
              shares.add(index, count * kept.getOrDefault(upper, 1.0));
            });
    return shares;
  }

  private static double upper(Workbench bench, int index, int sign) {
    if (bench.schema == FloatHistogram.CUSTOM_BUCKETS) {
      return index < bench.customValues.length
          ? bench.customValues[index]
          : Double.POSITIVE_INFINITY;
    }
    return sign > 0
        ? Bounds.upper(index, bench.schema)
        : Math.min(-Bounds.upper(index - 1, bench.schema), -bench.zeroThreshold);
  }
}
