package io.freqwatch.promql;

import io.freqwatch.model.Labels;
import java.util.List;

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

  record Sample(Labels labels, double value) {}

  /** Values over time per series, sorted by labels; no series is empty. */
  record Matrix(List<Points> series) implements Value {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }
  }

  /** The points of one series in order of time. */
  record Points(Labels labels, long[] timestampsMillis, double[] values) {
    public int size() {
      return values.length;
    }
  }
}
