package io.freqwatch.promql.parse;

import io.freqwatch.promql.Position;
import io.freqwatch.promql.PromqlException;
import java.util.List;

/** Cuts a query into tokens, one at a time; the errors are worded as Prometheus words them. */
final class Lexer {
  /** Longer operators come before those they begin with. */
  private static final List<TokenType> OPERATORS =
      List.of(
          TokenType.EQUAL_COMPARISON,
          TokenType.TRIM_UPPER,
          TokenType.TRIM_LOWER,
          TokenType.REGEX,
          TokenType.NOT_EQUAL,
          TokenType.NOT_REGEX,
          TokenType.LESS_OR_EQUAL,
          TokenType.GREATER_OR_EQUAL,
          TokenType.EQUAL,
          TokenType.LESS,
          TokenType.GREATER,
          TokenType.ADD,
          TokenType.SUBTRACT,
          TokenType.MULTIPLY,
          TokenType.DIVIDE,
          TokenType.MODULO,
          TokenType.POWER,
          TokenType.COMMA,
          TokenType.COLON,
          TokenType.AT);

  private final String query;
  private int at;
  private int openParentheses;
  private boolean inBraces;
  private boolean inBrackets;

  Lexer(String query) {
    this.query = query;
  }

  /**
   * @throws PromqlException.Syntax where no token begins
   */
  Token next() {
    skipBlanksAndComments();
    if (at >= query.length()) {
      return end();
    }
    char c = query.charAt(at);
    if (c == '"' || c == '\'' || c == '`') {
      return string(c);
    }
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      return inBraces ? badCharacter(c) : numberOrDuration();
    }
    if (isNameStart(c)) {
      return identifier();
    }
    return isBracket(c) ? bracket(c) : operator(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Token end() {
    if (inBraces) {
      throw error(at, "unexpected end of input inside braces");
    }
    if (inBrackets) {
      throw error(at, "unclosed left bracket");
    }
    if (openParentheses > 0) {
      throw error(at, "unclosed left parenthesis");
    }
    return token(TokenType.END, at);
  }

  private void skipBlanksAndComments() {
    while (at < query.length()) {
      char c = query.charAt(at);
      if (c == '#') {
        int end = query.indexOf('\n', at);
        at = end < 0 ? query.length() : end;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  private Token string(char quote) {
    int start = at++;
    while (at < query.length() && query.charAt(at) != quote) {
      char c = query.charAt(at);
      if (c == '\n' && quote != '`') {
        break;
      }
      at += c == '\\' && quote != '`' ? 2 : 1;
    }
    if (at >= query.length() || query.charAt(at) != quote) {
      throw error(start, "unterminated " + (quote == '`' ? "raw" : "quoted") + " string");
    }
    at++;
    return token(TokenType.STRING, start);
  }

  private Token numberOrDuration() {
    int start = at;
    while (at < query.length() && continuesNumber(start)) {
      at++;
    }
    String text = query.substring(start, at);
    if (Numbers.isDuration(text)) {
      return token(TokenType.DURATION, start);
    }
    if (!Numbers.isNumber(text)) {
      throw error(start, "bad number or duration syntax: \"" + text + "\"");
    }
    return token(TokenType.NUMBER, start);
  }

  /** Letters belong to it for the sake of units, hex digits and clear errors. */
  private boolean continuesNumber(int start) {
    char c = query.charAt(at);
    if (c == '+' || c == '-') {
      char before = query.charAt(at - 1);
      boolean hex = query.startsWith("0x", start) || query.startsWith("0X", start);
      return (before == 'e' || before == 'E') && !hex && isDigit(peek(1));
    }
    return isDigit(c) || isLetter(c) || c == '.';
  }

  private Token identifier() {
    int start = at;
    while (at < query.length() && (isNameStart(query.charAt(at)) || isDigit(query.charAt(at)))) {
      at++;
    }
    return token(TokenType.IDENTIFIER, start);
  }

  private Token bracket(char c) {
    int start = at++;
    return switch (c) {
      case '(' -> {
        openParentheses++;
        yield token(TokenType.LEFT_PARENTHESIS, start);
      }
      case ')' -> {
        require(openParentheses-- > 0, at, "unexpected right parenthesis ')'");
        yield token(TokenType.RIGHT_PARENTHESIS, start);
      }
      case '{' -> {
        require(!inBraces, start, "unexpected left brace '{'");
        inBraces = true;
        yield token(TokenType.LEFT_BRACE, start);
      }
      case '}' -> {
        require(inBraces, start, "unexpected right brace '}'");
        inBraces = false;
        yield token(TokenType.RIGHT_BRACE, start);
      }
      case '[' -> {
        require(!inBrackets, start, "unexpected left bracket '['");
        inBrackets = true;
        yield token(TokenType.LEFT_BRACKET, start);
      }
      default -> {
        require(inBrackets, start, "unexpected right bracket ']'");
        inBrackets = false;
        yield token(TokenType.RIGHT_BRACKET, start);
      }
    };
  }

  private Token operator(char c) {
    int start = at;
    for (TokenType type : OPERATORS) {
      if (query.startsWith(type.text(), at) && isAllowedHere(type)) {
        at += type.text().length();
        return token(type, start);
      }
    }
    return badCharacter(c);
  }

  private boolean isAllowedHere(TokenType type) {
    boolean matching = type.isMatchOperator() || type == TokenType.COMMA;
    return !inBraces || matching;
  }

  private Token badCharacter(char c) {
    String where = inBraces ? " inside braces" : inBrackets ? " in duration expression" : "";
    throw error(at, "unexpected character" + where + ": '" + c + "'");
  }

  private Token token(TokenType type, int start) {
    return new Token(type, query.substring(start, at), new Position(start, at));
  }

  private char peek(int distance) {
    return at + distance < query.length() ? query.charAt(at + distance) : 0;
  }

  private boolean isNameStart(char c) {
    return isLetter(c) || (c == ':' && !inBraces && !inBrackets);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isBracket(char c) {
    return "(){}[]".indexOf(c) >= 0;
  }

  private void require(boolean condition, int start, String problem) {
    if (!condition) {
      throw error(start, problem);
    }
  }

  private PromqlException error(int start, String problem) {
    return new PromqlException.Syntax(query, start, problem);
  }
}
