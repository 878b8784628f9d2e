package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.histogram.HistogramMean;
import io.freqwatch.promql.histogram.HistogramSum;
import org.jspecify.annotations.Nullable;

/** Adds native histograms up. At least one is added before it is asked. */
final class HistogramTotal {
  private @Nullable HistogramSum sum;
  private @Nullable HistogramMean mean;
  private boolean reset;
  private boolean notReset;
  private boolean reconciled;

  /**
   * @throws io.freqwatch.promql.histogram.MixedSchemasException where the buckets do not fit
   */
  void add(FloatHistogram histogram) {
    reset |= histogram.counterResetHint() == CounterResetHint.RESET;
    notReset |= histogram.counterResetHint() == CounterResetHint.NOT_RESET;
    if (sum == null || mean == null) {
      sum = new HistogramSum(histogram);
      mean = new HistogramMean(histogram);
      return;
    }
    reconciled |= sum.add(histogram);
    mean.add(histogram);
  }

  boolean isEmpty() {
    return sum == null;
  }

  FloatHistogram sum() {
    return requireNonNull(sum, "nothing was added").value();
  }

  FloatHistogram average() {
    return requireNonNull(mean, "nothing was added").value();
  }

  /** Says what was odd about the histograms. */
  void annotate(Annotations annotations, Position position) {
    HistogramRates.warnCollision(annotations, reset && notReset, "aggregation", position);
    if (reconciled) {
      annotations.info("mismatched custom buckets were reconciled during aggregation", position);
    }
  }
}
