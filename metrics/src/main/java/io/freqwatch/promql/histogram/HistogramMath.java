package io.freqwatch.promql.histogram;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;
import java.util.Map;

/**
 * Arithmetic on native histograms (Prometheus model/histogram). Histograms of different resolution
 * are brought to the coarser one, zero buckets of different width to the wider one, custom buckets
 * to the bounds both have.
 */
public final class HistogramMath {
  private HistogramMath() {}

  /**
   * @throws MixedSchemasException where only one has custom buckets
   */
  public static Combined add(FloatHistogram left, FloatHistogram right) {
    return combine(left, right, 1);
  }

  /**
   * @throws MixedSchemasException where only one has custom buckets
   */
  public static Combined subtract(FloatHistogram minuend, FloatHistogram subtrahend) {
    return combine(minuend, subtrahend, -1);
  }

  private static Combined combine(FloatHistogram left, FloatHistogram right, int sign) {
    requireSameKind(left, right);
    int schema = Math.min(left.schema(), right.schema());
    Workbench to = bench(left, schema);
    Workbench from = bench(right, schema);
    boolean reconciled = align(to, from);
    to.hint = hint(left.counterResetHint(), right.counterResetHint());
    to.zeroCount += sign * from.zeroCount;
    to.count += sign * from.count;
    to.sum += sign * from.sum;
    to.positive.add(from.positive, sign);
    to.negative.add(from.negative, sign);
    return new Combined(to.build(), collide(left, right), reconciled);
  }

  /** Gives both the same zero bucket and bounds; whether bounds had to be merged for it. */
  static boolean align(Workbench left, Workbench right) {
    boolean reconciled = !Arrays.equals(left.customValues, right.customValues);
    if (reconciled) {
      reconcile(left, right);
    }
    while (left.zeroThreshold != right.zeroThreshold) {
      left.widenZero(right.zeroThreshold);
      right.widenZero(left.zeroThreshold);
    }
    return reconciled;
  }

  static Workbench bench(FloatHistogram histogram, int schema) {
    return new Workbench(toSchema(histogram, schema));
  }

  /** The same at a coarser resolution, or itself where it is no finer. */
  public static FloatHistogram toSchema(FloatHistogram histogram, int schema) {
    return histogram.hasCustomBuckets() || histogram.schema() <= schema
        ? histogram
        : histogram.atSchema(schema);
  }

  private static void reconcile(Workbench left, Workbench right) {
    double[] shared = Bounds.shared(left.customValues, right.customValues);
    left.positive = Bounds.merged(left.positive, left.customValues, shared);
    right.positive = Bounds.merged(right.positive, right.customValues, shared);
    left.customValues = shared;
    right.customValues = shared;
  }

  static void requireSameKind(FloatHistogram left, FloatHistogram right) {
    if (left.hasCustomBuckets() != right.hasCustomBuckets()) {
      throw new MixedSchemasException();
    }
  }

  static CounterResetHint hint(CounterResetHint left, CounterResetHint right) {
    if (left == right) {
      return left;
    }
    return left == CounterResetHint.GAUGE || right == CounterResetHint.GAUGE
        ? CounterResetHint.GAUGE
        : CounterResetHint.UNKNOWN;
  }

  private static boolean collide(FloatHistogram left, FloatHistogram right) {
    CounterResetHint first = left.counterResetHint();
    CounterResetHint second = right.counterResetHint();
    return (first == CounterResetHint.RESET && second == CounterResetHint.NOT_RESET)
        || (first == CounterResetHint.NOT_RESET && second == CounterResetHint.RESET);
  }

  /** All counts and the sum times a factor; a negative one makes a gauge of it. */
  public static FloatHistogram scale(FloatHistogram histogram, double factor) {
    Workbench bench = new Workbench(histogram);
    bench.zeroCount *= factor;
    bench.count *= factor;
    bench.sum *= factor;
    bench.positive = bench.positive.map(count -> count * factor);
    bench.negative = bench.negative.map(count -> count * factor);
    bench.hint = factor < 0 ? CounterResetHint.GAUGE : bench.hint;
    return bench.build();
  }

  /** All counts and the sum divided; nothing is left of the buckets when divided by zero. */
  public static FloatHistogram divide(FloatHistogram histogram, double divisor) {
    Workbench bench = new Workbench(histogram);
    bench.zeroCount /= divisor;
    bench.count /= divisor;
    bench.sum /= divisor;
    bench.positive = divisor == 0 ? new Side() : bench.positive.map(count -> count / divisor);
    bench.negative = divisor == 0 ? new Side() : bench.negative.map(count -> count / divisor);
    bench.hint = divisor < 0 ? CounterResetHint.GAUGE : bench.hint;
    return bench.build();
  }

  /** Without empty buckets. */
  public static FloatHistogram compact(FloatHistogram histogram) {
    return new Workbench(histogram).build();
  }

  /** Whether both count the same in the same buckets; hints do not matter. */
  public static boolean same(FloatHistogram left, FloatHistogram right) {
    return compact(left.withCounterResetHint(CounterResetHint.UNKNOWN))
        .equals(compact(right.withCounterResetHint(CounterResetHint.UNKNOWN)));
  }

  /** Whether the counter began anew between two samples. */
  public static boolean isReset(FloatHistogram current, FloatHistogram previous) {
    CounterResetHint hint = current.counterResetHint();
    if (hint == CounterResetHint.RESET || hint == CounterResetHint.NOT_RESET) {
      return hint == CounterResetHint.RESET;
    }
    if (current.count() < previous.count()
        || current.hasCustomBuckets() != previous.hasCustomBuckets()) {
      return true;
    }
    return current.hasCustomBuckets()
        ? isCustomReset(current, previous)
        : isExponentialReset(current, previous);
  }

  private static boolean isCustomReset(FloatHistogram current, FloatHistogram previous) {
    Workbench now = new Workbench(current);
    Workbench before = new Workbench(previous);
    if (!Arrays.equals(current.customValues(), previous.customValues())) {
      reconcile(now, before);
    }
    return falls(now.positive, before.positive);
  }

  private static boolean isExponentialReset(FloatHistogram current, FloatHistogram previous) {
    if (current.schema() > previous.schema()
        || current.zeroThreshold() < previous.zeroThreshold()) {
      return true;
    }
    Workbench now = new Workbench(current);
    Workbench before = new Workbench(previous);
    before.widenZero(current.zeroThreshold());
    if (before.zeroThreshold != current.zeroThreshold() || current.zeroCount() < before.zeroCount) {
      return true;
    }
    Workbench coarse = bench(before.build(), current.schema());
    return falls(now.positive, coarse.positive) || falls(now.negative, coarse.negative);
  }

  private static boolean falls(Side now, Side before) {
    for (Map.Entry<Integer, Double> bucket : before.counts().entrySet()) {
      if (now.count(bucket.getKey()) < bucket.getValue()) {
        return true;
      }
    }
    return false;
  }
}
