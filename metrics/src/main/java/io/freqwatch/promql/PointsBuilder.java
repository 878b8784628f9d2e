package io.freqwatch.promql;

import io.freqwatch.model.Labels;
import java.util.Arrays;

/** Collects the points of one series after the other in arrays that are used again. */
final class PointsBuilder {
  private long[] timestampsMillis = new long[64];
  private double[] values = new double[64];
  private int count;

  void add(long timestampMillis, double value) {
    if (count == values.length) {
      timestampsMillis = Arrays.copyOf(timestampsMillis, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    timestampsMillis[count] = timestampMillis;
    values[count++] = value;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The points so far; the next series begins. */
  Value.Points take(Labels labels) {
    Value.Points points =
        new Value.Points(
            labels, Arrays.copyOf(timestampsMillis, count), Arrays.copyOf(values, count));
    count = 0;
    return points;
  }
}
