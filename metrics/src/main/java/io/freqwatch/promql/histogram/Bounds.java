package io.freqwatch.promql.histogram;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import java.util.ArrayList;
import java.util.List;

/** Where buckets end. */
final class Bounds {
  private static final double[] NOTHING = {};

  private Bounds() {}

  /** The upper bound of an exponential bucket. */
  static double upper(int index, int schema) {
    FloatHistogram one =
        new FloatHistogram(
            CounterResetHint.UNKNOWN,
            schema,
            0,
            0,
            1,
            0,
            List.of(new Span(index, 1)),
            List.of(),
            new double[] {1},
            NOTHING,
            NOTHING,
            false);
    return one.buckets().getFirst().upper();
  }

  /** The bounds that both have. */
  static double[] shared(double[] left, double[] right) {
    List<Double> shared = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.length && j < right.length) {
      if (left[i] == right[j]) {
        shared.add(left[i]);
        i++;
        j++;
      } else if (left[i] < right[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The same counts in the wider buckets that fewer bounds leave. */
  static Side merged(Side side, double[] bounds, double[] fewer) {
    Side merged = new Side();
    side.counts()
        .forEach(
            (index, count) -> {
              double upper = index < bounds.length ? bounds[index] : Double.POSITIVE_INFINITY;
              int wider = 0;
              while (wider < fewer.length && fewer[wider] < upper) {
                wider++;
              }
              merged.add(wider, count);
            });
    return merged;
  }
}
