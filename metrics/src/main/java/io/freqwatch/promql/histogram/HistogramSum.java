package io.freqwatch.promql.histogram;

import io.freqwatch.model.FloatHistogram;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The sum of native histograms that keeps, for each number, what rounding loses (Kahan, Neumaier).
 * Used by one thread.
 */
public final class HistogramSum {
  private Workbench sum;
  private Workbench lost;

  /** Begins with one histogram. */
  public HistogramSum(FloatHistogram first) {
    this(new Workbench(first), nothing(first));
  }

  private HistogramSum(Workbench sum, Workbench lost) {
    this.sum = sum;
    this.lost = lost;
  }

  private static Workbench nothing(FloatHistogram like) {
    Workbench nothing = new Workbench(like);
    map(nothing, _ -> 0);
    return nothing;
  }

  /**
   * Adds a histogram.
   *
   * @return whether custom buckets had to be merged to the bounds they share
   * @throws MixedSchemasException where only one has custom buckets
   */
  public boolean add(FloatHistogram histogram) {
    FloatHistogram known = sum.build();
    HistogramMath.requireSameKind(known, histogram);
    int schema = Math.min(sum.schema, histogram.schema());
    Workbench to = HistogramMath.bench(known, schema);
    Workbench from = HistogramMath.bench(histogram, schema);
    Workbench kept = HistogramMath.bench(lost.build(), schema);
    boolean reconciled = HistogramMath.align(to, from);
    if (reconciled) {
      kept.positive = Bounds.merged(kept.positive, kept.customValues, to.customValues);
      kept.customValues = to.customValues;
    }
    kept.swallow(to.zeroThreshold);
    to.hint = HistogramMath.hint(to.hint, from.hint);
    lost = kept;
    addAll(to, from);
    sum = to;
    return reconciled;
  }

  private void addAll(Workbench to, Workbench from) {
    lost.zeroCount = lost(to.zeroCount, from.zeroCount, lost.zeroCount);
    to.zeroCount += from.zeroCount;
    lost.count = lost(to.count, from.count, lost.count);
    to.count += from.count;
    lost.sum = lost(to.sum, from.sum, lost.sum);
    to.sum += from.sum;
    addSide(to.positive, from.positive, lost.positive);
    addSide(to.negative, from.negative, lost.negative);
  }

  private static void addSide(Side to, Side from, Side lost) {
    from.counts()
        .forEach(
            (index, count) -> {
              double known = to.count(index);
              lost.counts().put(index, lost(known, count, lost.count(index)));
              to.counts().put(index, known + count);
            });
  }

  private static double lost(double sum, double value, double lost) {
    double next = sum + value;
    if (Double.isInfinite(next)) {
      return 0;
    }
    return Math.abs(sum) >= Math.abs(value)
        ? lost + ((sum - next) + value)
        : lost + ((value - next) + sum);
  }

  /** The same sum, to be added to apart. */
  HistogramSum copy() {
    return new HistogramSum(new Workbench(sum.build()), new Workbench(lost.build()));
  }

  void map(DoubleUnaryOperator operator) {
    map(sum, operator);
    map(lost, operator);
  }

  private static void map(Workbench bench, DoubleUnaryOperator operator) {
    bench.zeroCount = operator.applyAsDouble(bench.zeroCount);
    bench.count = operator.applyAsDouble(bench.count);
    bench.sum = operator.applyAsDouble(bench.sum);
    bench.positive = bench.positive.map(operator);
    bench.negative = bench.negative.map(operator);
  }

  /** Whether a number of it is infinite. */
  boolean isOverflown() {
    return Double.isInfinite(sum.zeroCount)
        || Double.isInfinite(sum.count)
        || Double.isInfinite(sum.sum)
        || sum.positive.counts().values().stream().anyMatch(count -> count.isInfinite())
        || sum.negative.counts().values().stream().anyMatch(count -> count.isInfinite());
  }

  /** The sum so far. */
  public FloatHistogram value() {
    Workbench value = new Workbench(sum.build());
    value.zeroCount += lost.zeroCount;
    value.count += lost.count;
    value.sum += lost.sum;
    value.positive = whole(sum.positive, lost.positive);
    value.negative = whole(sum.negative, lost.negative);
    return value.build();
  }

  private static Side whole(Side sum, Side lost) {
    Set<Integer> indexes = new TreeSet<>(sum.counts().keySet());
    indexes.addAll(lost.counts().keySet());
    Side whole = new Side();
    indexes.forEach(index -> whole.add(index, sum.count(index) + lost.count(index)));
    return whole;
  }
}
