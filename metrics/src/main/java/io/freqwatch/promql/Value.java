package io.freqwatch.promql;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query evaluates to. Arrays belong to their record and are not written to again. */
public sealed interface Value {
  ValueType type();

  record Scalar(long timestampMillis, double value) implements Value {
    @Override
    public ValueType type() {
      return ValueType.SCALAR;
    }
  }

  record Text(long timestampMillis, String value) implements Value {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }
  }

  /** One value per series at one moment, sorted by labels. */
  record Vector(long timestampMillis, List<Sample> samples) implements Value {
    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }
  }

  /**
   * @param histogram the value where it is a native histogram; null for a float
   */
  record Sample(Labels labels, double value, @Nullable FloatHistogram histogram) {}

  /** Values over time per series, sorted by labels; no series is empty. */
  record Matrix(List<Points> series) implements Value {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }
  }

  /**
   * The points of one series in order of time.
   *
   * @param histograms per point the value where it is a native histogram; shorter, most often
   *     empty, where the rest are floats
   */
  record Points(
      Labels labels,
      long[] timestampsMillis,
      double[] values,
      @Nullable FloatHistogram[] histograms) {
    public int size() {
      return values.length;
    }

    /** The native histogram at a place; null where there is a float. */
    public @Nullable FloatHistogram histogram(int index) {
      return index < histograms.length ? histograms[index] : null;
    }
  }
}
