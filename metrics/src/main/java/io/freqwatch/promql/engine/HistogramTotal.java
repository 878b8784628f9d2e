package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.histogram.Combined;
import io.freqwatch.promql.histogram.HistogramMath;
import org.jspecify.annotations.Nullable;

/** Adds native histograms up. At least one is added before it is asked. */
final class HistogramTotal {
  private @Nullable FloatHistogram sum;
  private int count;
  private boolean reset;
  private boolean notReset;
  private boolean reconciled;

  /**
   * @throws io.freqwatch.promql.histogram.MixedSchemasException where the buckets do not fit
   */
  void add(FloatHistogram histogram) {
    reset |= histogram.counterResetHint() == CounterResetHint.RESET;
    notReset |= histogram.counterResetHint() == CounterResetHint.NOT_RESET;
    count++;
    if (sum == null) {
      sum = histogram;
      return;
    }
    Combined combined = HistogramMath.add(sum, histogram);
    reconciled |= combined.boundsReconciled();
    sum = combined.histogram();
  }

  boolean isEmpty() {
    return sum == null;
  }

  FloatHistogram sum() {
    return requireNonNull(sum, "nothing was added");
  }

  FloatHistogram average() {
    return count == 1 ? sum() : HistogramMath.divide(sum(), count);
  }

  /** Says what was odd about the histograms. */
  void annotate(Annotations annotations, Position position) {
    HistogramRates.warnCollision(annotations, reset && notReset, "aggregation", position);
    if (reconciled) {
      annotations.info("mismatched custom buckets were reconciled during aggregation", position);
    }
  }
}
