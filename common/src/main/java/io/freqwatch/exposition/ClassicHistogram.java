package io.freqwatch.exposition;

import io.freqwatch.model.BucketSpans;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A classic histogram, gathered series by series to become a native one with custom buckets. Used
 * by one thread.
 */
final class ClassicHistogram {
  /** Empty buckets in a row that are kept to spare another span, as in Prometheus. */
  private static final int LARGEST_GAP = 2;

  private static final double[] NO_BUCKETS = {};

  /** Upper bound to how many were observed up to it. */
  private final TreeMap<Double, Double> cumulative = new TreeMap<>();

  private @Nullable Double count;
  private double sum;
  private boolean broken;

  /** The first of two equal bounds counts. */
  void bucket(double bound, double observed) {
    Map.Entry<Double, Double> below = cumulative.floorEntry(bound);
    Map.Entry<Double, Double> above = cumulative.higherEntry(bound);
    boolean falls = below != null && below.getKey() < bound && observed < below.getValue();
    broken |= observed < 0 || falls || (above != null && observed > above.getValue());
    cumulative.putIfAbsent(bound, observed);
  }

  void count(double observed) {
    broken |= observed < 0;
    count = observed;
  }

  void sum(double total) {
    sum = total;
  }

  /** The native histogram; null where the series contradict each other. */
  @Nullable FloatHistogram toNative() {
    double all =
        count != null ? count : cumulative.isEmpty() ? 0 : cumulative.lastEntry().getValue();
    cumulative.putIfAbsent(Double.POSITIVE_INFINITY, all);
    if (broken || cumulative.lastEntry().getValue() != all) {
      return null;
    }
    return histogram(all);
  }

  private FloatHistogram histogram(double all) {
    BucketSpans buckets = new BucketSpans(LARGEST_GAP);
    boolean whole = isWhole(all);
    double before = 0;
    int index = 0;
    for (double observed : cumulative.values()) {
      buckets.add(index++, observed - before);
      whole &= isWhole(observed);
      before = observed;
    }
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        FloatHistogram.CUSTOM_BUCKETS,
        0,
        0,
        all,
        sum,
        buckets.spans(),
        List.of(),
        buckets.counts(),
        NO_BUCKETS,
        bounds(),
        whole);
  }

  private double[] bounds() {
    return cumulative.headMap(Double.POSITIVE_INFINITY).keySet().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) <= Long.MAX_VALUE;
  }
}
