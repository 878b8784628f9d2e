package io.freqwatch.promql.histogram;

import io.freqwatch.model.BucketSpans;
import io.freqwatch.model.FloatHistogram.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** The buckets of one side of a histogram by index. Used by one thread. */
final class Side {
  private final TreeMap<Integer, Double> counts = new TreeMap<>();

  static Side of(List<Span> spans, double[] buckets) {
    Side side = new Side();
    int index = 0;
    int position = 0;
    for (Span span : spans) {
      index += span.offset();
      for (int i = 0; i < span.length() && position < buckets.length; i++) {
        side.counts.put(index++, buckets[position++]);
      }
    }
    return side;
  }

  Map<Integer, Double> counts() {
    return counts;
  }

  double count(int index) {
    return counts.getOrDefault(index, 0.0);
  }

  void add(int index, double count) {
    counts.merge(index, count, Double::sum);
  }

  void add(Side other, double sign) {
    other.counts.forEach((index, count) -> add(index, sign * count));
  }

  Side map(DoubleUnaryOperator operator) {
    Side mapped = new Side();
    counts.forEach((index, count) -> mapped.counts.put(index, operator.applyAsDouble(count)));
    return mapped;
  }

  /** Without empty buckets. */
  BucketSpans spans() {
    BucketSpans spans = new BucketSpans(0);
    counts.forEach(spans::add);
    return spans;
  }
}
