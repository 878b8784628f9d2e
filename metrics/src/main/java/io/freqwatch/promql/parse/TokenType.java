package io.freqwatch.promql.parse;

/** What a token is. Keywords are identifiers: whether one is meant depends on where it stands. */
enum TokenType {
  END("end of input"),
  IDENTIFIER("identifier"),
  STRING("string"),
  NUMBER("number"),
  DURATION("duration"),
  LEFT_PARENTHESIS("("),
  RIGHT_PARENTHESIS(")"),
  LEFT_BRACE("{"),
  RIGHT_BRACE("}"),
  LEFT_BRACKET("["),
  RIGHT_BRACKET("]"),
  COMMA(","),
  COLON(":"),
  AT("@"),
  EQUAL("="),
  NOT_EQUAL("!="),
  REGEX("=~"),
  NOT_REGEX("!~"),
  EQUAL_COMPARISON("=="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MODULO("%"),
  POWER("^"),
  TRIM_UPPER("</"),
  TRIM_LOWER(">/");

  private final String text;

  TokenType(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean isMatchOperator() {
    return this == EQUAL || this == NOT_EQUAL || this == REGEX || this == NOT_REGEX;
  }
}
