package io.freqwatch.promql;

import io.freqwatch.model.Matcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed query. */
public sealed interface Expression {
  Position position();

  ValueType type();

  /** A number, or a duration in seconds. */
  record NumberLiteral(double value, Position position) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.SCALAR;
    }
  }

  record StringLiteral(String value, Position position) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }
  }

  /**
   * {@code name{a="b"} offset 5m @ 1}.
   *
   * @param matchers all of them, that of the name included
   * @param offsetMillis how far into the past to look; negative for the future
   * @param at the moment to look at in place of the query's
   */
  record VectorSelector(
      List<Matcher> matchers, long offsetMillis, @Nullable At at, Position position)
      implements Expression {
    public VectorSelector {
      matchers = List.copyOf(matchers);
    }

    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }
  }

  /** A selector with a range: {@code name[5m]}. */
  record MatrixSelector(VectorSelector selector, long rangeMillis, Position position)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }
  }

  record Parentheses(Expression inner, Position position) implements Expression {
    @Override
    public ValueType type() {
      return inner.type();
    }
  }

  /** A moment that a selector names with {@code @}. */
  sealed interface At {
    record Timestamp(long millis) implements At {}

    /** The query's first step. */
    record Start() implements At {}

    /** The query's last step. */
    record End() implements At {}
  }
}
