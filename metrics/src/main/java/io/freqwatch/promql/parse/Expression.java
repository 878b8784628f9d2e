package io.freqwatch.promql.parse;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed query. Its printed form is again the same query. */
public sealed interface Expression {
  Position position();

  ValueType type();

  /**
   * A number, or a duration in seconds.
   *
   * @param duration whether it was written with units
   */
  record NumberLiteral(double value, boolean duration, Position position) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.SCALAR;
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  record StringLiteral(String value, Position position) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** What the samples between and around the ends of a range are used for. */
  enum Reading {
    PLAIN,
    ANCHORED,
    SMOOTHED
  }

  /**
   * Where in time a selector or subquery looks.
   *
   * @param offset how far into the past; negative for the future
   * @param at the moment to look at in place of the query's
   */
  record TimeShift(Length offset, @Nullable At at) {
    public static final TimeShift NONE = new TimeShift(new Length.Fixed(0), null);
  }

  /**
   * {@code name{a="b"} offset 5m @ 1}.
   *
   * @param name as it is written without a matcher; empty where it is not
   * @param matchers all of them, that of the name included
   */
  record VectorSelector(
      String name, List<Matcher> matchers, TimeShift shift, Reading reading, Position position)
      implements Expression {
    public VectorSelector {
      matchers = List.copyOf(matchers);
    }

    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }

    /** The name that it asks for; empty where it asks for none or several. */
    public String metricName() {
      return matchers.stream()
          .filter(each -> each.name().equals(Labels.METRIC_NAME))
          .filter(each -> each.type() == Matcher.Type.EQUAL)
          .map(Matcher::value)
          .findFirst()
          .orElse("");
    }

    VectorSelector with(TimeShift other, Position whole) {
      return new VectorSelector(name, matchers, other, reading, whole);
    }

    VectorSelector with(Reading other, Position whole) {
      return new VectorSelector(name, matchers, shift, other, whole);
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** A selector with a range: {@code name[5m]}. */
  record MatrixSelector(VectorSelector selector, Length range, Position position)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /**
   * {@code inner[1h:5m]}.
   *
   * @param step null for the one that the engine chooses
   */
  record Subquery(
      Expression inner, Length range, @Nullable Length step, TimeShift shift, Position position)
      implements Expression {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  record Call(Function function, List<Expression> arguments, Position position)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public ValueType type() {
      return function.returns();
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /**
   * {@code sum by (a) (inner)}.
   *
   * @param parameter of {@code topk} and the like, else null
   */
  record Aggregation(
      Aggregator aggregator,
      Expression inner,
      @Nullable Expression parameter,
      List<String> grouping,
      boolean without,
      Position position)
      implements Expression {
    public Aggregation {
      grouping = List.copyOf(grouping);
    }

    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /**
   * @param matching how series find each other; null where a side is a scalar
   * @param bool whether a comparison gives 0 or 1
   */
  record Binary(
      BinaryOperator operator,
      Expression left,
      Expression right,
      @Nullable VectorMatching matching,
      boolean bool,
      Position position)
      implements Expression {
    @Override
    public ValueType type() {
      return left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR
          ? ValueType.SCALAR
          : ValueType.VECTOR;
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  record Unary(boolean negative, Expression inner, Position position) implements Expression {
    @Override
    public ValueType type() {
      return inner.type();
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  record Parentheses(Expression inner, Position position) implements Expression {
    @Override
    public ValueType type() {
      return inner.type();
    }

    @Override
    public String toString() {
      return Printer.print(this);
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
