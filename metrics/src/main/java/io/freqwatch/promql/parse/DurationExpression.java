package io.freqwatch.promql.parse;

/** Arithmetic on lengths of time, in seconds. */
public sealed interface DurationExpression {
  /**
   * @param duration whether it was written with units
   */
  record Literal(double seconds, boolean duration) implements DurationExpression {}

  record Negated(DurationExpression inner) implements DurationExpression {}

  record Operation(DurationExpression left, Operator operator, DurationExpression right)
      implements DurationExpression {}

  record Choice(boolean larger, DurationExpression left, DurationExpression right)
      implements DurationExpression {}

  /** The step of the query. */
  record Step() implements DurationExpression {}

  /** From the first to the last step of the query. */
  record Range() implements DurationExpression {}

  record Parentheses(DurationExpression inner) implements DurationExpression {}

  /** What can be done to two lengths. */
  enum Operator {
    ADD("+", 1),
    SUBTRACT("-", 1),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    MODULO("%", 2),
    POWER("^", 3);

    private final String text;
    private final int precedence;

    Operator(String text, int precedence) {
      this.text = text;
      this.precedence = precedence;
    }

    public String text() {
      return text;
    }

    int precedence() {
      return precedence;
    }
  }

  /**
   * The value in seconds.
   *
   * @throws ArithmeticException at a division by zero
   */
  default double seconds(double stepSeconds, double rangeSeconds) {
    return switch (this) {
      case Literal literal -> literal.seconds();
      case Negated negated -> -negated.inner().seconds(stepSeconds, rangeSeconds);
      case Parentheses parentheses -> parentheses.inner().seconds(stepSeconds, rangeSeconds);
      case Step _ -> stepSeconds;
      case Range _ -> rangeSeconds;
      case Choice choice -> {
        double left = choice.left().seconds(stepSeconds, rangeSeconds);
        double right = choice.right().seconds(stepSeconds, rangeSeconds);
        yield choice.larger() ? Math.max(left, right) : Math.min(left, right);
      }
      case Operation operation ->
          compute(
              operation.left().seconds(stepSeconds, rangeSeconds),
              operation.operator(),
              operation.right().seconds(stepSeconds, rangeSeconds));
    };
  }

  private static double compute(double left, Operator operator, double right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case POWER -> Math.pow(left, right);
      case DIVIDE -> {
        requireDivisor(right, "division");
        yield left / right;
      }
      case MODULO -> {
        requireDivisor(right, "modulo");
        yield left % right;
      }
    };
  }

  private static void requireDivisor(double divisor, String operation) {
    if (divisor == 0) {
      throw new ArithmeticException(operation + " by zero");
    }
  }
}
