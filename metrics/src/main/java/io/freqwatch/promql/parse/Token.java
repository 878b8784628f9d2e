package io.freqwatch.promql.parse;

import io.freqwatch.promql.Position;
import java.util.Locale;

/** A piece of a query, its text as written. */
record Token(TokenType type, String text, Position position) {
  /** Whether it is this keyword; keywords may be written in capitals. */
  boolean is(String keyword) {
    return type == TokenType.IDENTIFIER && text.toLowerCase(Locale.ROOT).equals(keyword);
  }

  /** How error messages name it. */
  String describe() {
    return switch (type) {
      case END -> type.text();
      case IDENTIFIER, NUMBER, DURATION -> type.text() + " \"" + text + "\"";
      case STRING -> type.text() + " \"" + text.replace("\"", "\\\"") + "\"";
      case LEFT_PARENTHESIS,
          RIGHT_PARENTHESIS,
          LEFT_BRACE,
          RIGHT_BRACE,
          LEFT_BRACKET,
          RIGHT_BRACKET,
          COMMA,
          COLON,
          AT ->
          "\"" + text + "\"";
      case EQUAL,
          NOT_EQUAL,
          REGEX,
          NOT_REGEX,
          EQUAL_COMPARISON,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          POWER,
          TRIM_UPPER,
          TRIM_LOWER ->
          "<op:" + text + ">";
    };
  }
}
