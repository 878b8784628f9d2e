package io.freqwatch.promql.engine;

import io.freqwatch.promql.parse.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * Adds the floats of series up, step by step, in arrays over the steps. Used by the thread of the
 * query.
 */
interface FloatGroup {
  void add(int step, double value);

  /** Adds a value at each step. */
  void addAll(double[] values);

  /** What came of a step at which something was added. */
  double result(int step);

  /** A new one; null where an aggregation needs more than a few numbers a step. */
  static @Nullable FloatGroup of(Aggregator aggregator, int steps) {
    return switch (aggregator) {
      case SUM -> new FloatSums(steps);
      case AVG -> new FloatMeans(steps);
      case COUNT -> new FloatCounts(steps);
      case MIN -> new FloatExtremes(-1, steps);
      case MAX -> new FloatExtremes(1, steps);
      case GROUP, STDDEV, STDVAR, QUANTILE, TOPK, BOTTOMK, COUNT_VALUES, LIMITK, LIMIT_RATIO ->
          null;
    };
  }
}
