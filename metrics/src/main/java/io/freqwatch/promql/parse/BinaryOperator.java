package io.freqwatch.promql.parse;

/** What stands between two expressions. */
public enum BinaryOperator {
  OR("or", 1),
  AND("and", 2),
  UNLESS("unless", 2),
  EQUAL("==", 3),
  NOT_EQUAL("!=", 3),
  LESS("<", 3),
  LESS_OR_EQUAL("<=", 3),
  GREATER(">", 3),
  GREATER_OR_EQUAL(">=", 3),
  TRIM_UPPER("</", 3),
  TRIM_LOWER(">/", 3),
  ADD("+", 4),
  SUBTRACT("-", 4),
  MULTIPLY("*", 5),
  DIVIDE("/", 5),
  MODULO("%", 5),
  ATAN2("atan2", 5),
  POWER("^", 6);

  private final String text;
  private final int precedence;

  BinaryOperator(String text, int precedence) {
    this.text = text;
    this.precedence = precedence;
  }

  public String text() {
    return text;
  }

  int precedence() {
    return precedence;
  }

  public boolean isSet() {
    return this == OR || this == AND || this == UNLESS;
  }

  public boolean isComparison() {
    return switch (this) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      case OR,
          AND,
          UNLESS,
          TRIM_UPPER,
          TRIM_LOWER,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          ATAN2,
          POWER ->
          false;
    };
  }

  /** Whether the result is still the same metric. */
  public boolean keepsName() {
    return isComparison() || this == TRIM_UPPER || this == TRIM_LOWER;
  }

  boolean isWord() {
    return isSet() || this == ATAN2;
  }
}
