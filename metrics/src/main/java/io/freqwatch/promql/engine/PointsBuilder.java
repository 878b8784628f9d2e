package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the points of one series after the other in arrays that are used again. */
final class PointsBuilder {
  private long[] timestampsMillis = new long[64];
  private double[] values = new double[64];
  private @Nullable FloatHistogram[] histograms = {};
  private int count;

  void add(long timestampMillis, double value) {
    if (count == values.length) {
      timestampsMillis = Arrays.copyOf(timestampsMillis, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    timestampsMillis[count] = timestampMillis;
    values[count++] = value;
  }

  void add(long timestampMillis, FloatHistogram histogram) {
    add(timestampMillis, histogram.sum());
    if (histograms.length < count) {
      histograms = Arrays.copyOf(histograms, values.length);
    }
    histograms[count - 1] = histogram;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The points so far; the next series begins. */
  Value.Points take(Labels labels) {
    Value.Points points =
        new Value.Points(
            labels,
            Arrays.copyOf(timestampsMillis, count),
            Arrays.copyOf(values, count),
            histograms.length == 0 ? histograms : Arrays.copyOf(histograms, count));
    histograms = new FloatHistogram[0];
    count = 0;
    return points;
  }
}
