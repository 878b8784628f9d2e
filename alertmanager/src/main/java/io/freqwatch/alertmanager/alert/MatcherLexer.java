package io.freqwatch.alertmanager.alert;

/**
 * Cuts the text of matchers into tokens. Used by one thread. Source: Alertmanager's UTF-8 matcher
 * grammar.
 */
final class MatcherLexer {
  /** A piece of the text and where it stands, in characters from 0. */
  record Token(Kind kind, String text, int begin, int end) {}

  enum Kind {
    OPEN,
    CLOSE,
    COMMA,
    OPERATOR,
    QUOTED,
    UNQUOTED,
    END
  }

  private final String text;
  private int position;

  MatcherLexer(String text) {
    this.text = text;
  }

  /** Whether a character may stand in a name or value only within quotes. */
  static boolean isReserved(int character) {
    return "{}!=~,\\\"'`".indexOf(character) >= 0 || isSpace(character);
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0x85;
  }

  /**
   * @throws MatcherSyntaxException for a lone reserved character or open quotes
   */
  Token next() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    if (position == text.length()) {
      return new Token(Kind.END, "", position, position);
    }
    return switch (text.charAt(position)) {
      case '{' -> token(Kind.OPEN, position + 1);
      case '}' -> token(Kind.CLOSE, position + 1);
      case ',' -> token(Kind.COMMA, position + 1);
      case '"' -> token(Kind.QUOTED, endOfQuotes());
      case '=', '!' -> operator();
      default -> unquoted();
    };
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, text.substring(position, end), position, end);
    position = end;
    return token;
  }

  private Token operator() {
    boolean tilde = text.startsWith("~", position + 1);
    if (text.charAt(position) == '=') {
      return token(Kind.OPERATOR, position + (tilde ? 2 : 1));
    }
    if (!tilde && !text.startsWith("=", position + 1)) {
      throw unexpected();
    }
    return token(Kind.OPERATOR, position + 2);
  }

  private Token unquoted() {
    int end = position;
    while (end < text.length() && !isReserved(text.charAt(end))) {
      end++;
    }
    if (end == position) {
      throw unexpected();
    }
    return token(Kind.UNQUOTED, end);
  }

  private int endOfQuotes() {
    for (int i = position + 1; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '"' -> {
          return i + 1;
        }
        default -> {}
      }
    }
    throw new MatcherSyntaxException(
        position + ":" + text.length() + ": missing end \" in " + text.substring(position));
  }

  private MatcherSyntaxException unexpected() {
    return new MatcherSyntaxException(
        position
            + ":"
            + (position + 1)
            + ": unexpected "
            + text.charAt(position)
            + ", expected a name, a value or one of = != =~ !~");
  }
}
