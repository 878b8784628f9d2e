package io.freqwatch.gotemplate.parse;

import io.freqwatch.gotemplate.parse.Token.Kind;
import io.freqwatch.model.GoQuote;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits a template into tokens: text, and what stands between {@code {{} and {@code }}}. Spaces
 * within actions are tokens, since they separate arguments. After an error there is only the end.
 * Used by one thread.
 */
final class Lexer {
  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";
  private static final String SPACES = " \t\r\n";
  private static final int TRIM_MARKER = 2;
  private static final int END = -1;

  private static final Map<String, Kind> KEYWORDS =
      Map.ofEntries(
          Map.entry("block", Kind.BLOCK),
          Map.entry("break", Kind.BREAK),
          Map.entry("continue", Kind.CONTINUE),
          Map.entry("define", Kind.DEFINE),
          Map.entry("else", Kind.ELSE),
          Map.entry("end", Kind.END),
          Map.entry("if", Kind.IF),
          Map.entry("nil", Kind.NIL),
          Map.entry("range", Kind.RANGE),
          Map.entry("template", Kind.TEMPLATE),
          Map.entry("with", Kind.WITH),
          Map.entry("true", Kind.BOOL),
          Map.entry("false", Kind.BOOL));

  private final String input;
  private int at;
  private int start;
  private int line = 1;
  private int depth;
  private boolean inAction;
  private boolean broken;

  Lexer(String input) {
    this.input = input;
  }

  Token next() {
    Token token = null;
    while (token == null) {
      token = one();
    }
    return token;
  }

  /** The next token; null behind a comment. */
  private @Nullable Token one() {
    start = at;
    if (broken) {
      return new Token(Kind.END_OF_TEXT, 0, "EOF", line);
    }
    return inAction ? insideAction() : text();
  }

  private @Nullable Token text() {
    int delimiter = input.indexOf(LEFT, at);
    if (delimiter < 0) {
      at = input.length();
      return at > start ? token(Kind.TEXT) : new Token(Kind.END_OF_TEXT, at, "EOF", line);
    }
    int end = trimsLeft(delimiter + LEFT.length()) ? withoutTrailingSpace(delimiter) : delimiter;
    if (end > start) {
      at = end;
      Token text = token(Kind.TEXT);
      moveTo(delimiter);
      return text;
    }
    moveTo(delimiter);
    return leftDelimiter();
  }

  private @Nullable Token leftDelimiter() {
    int marker = trimsLeft(at + LEFT.length()) ? TRIM_MARKER : 0;
    if (input.startsWith("/*", at + LEFT.length() + marker)) {
      moveTo(at + LEFT.length() + marker);
      return comment();
    }
    at += LEFT.length();
    Token delimiter = token(Kind.LEFT_DELIMITER);
    moveTo(at + marker);
    inAction = true;
    depth = 0;
    return delimiter;
  }

  private @Nullable Token comment() {
    start = at;
    int close = input.indexOf("*/", at + 2);
    if (close < 0) {
      return error("unclosed comment");
    }
    int end = close + 2;
    boolean trims = trimsRight(end);
    if (!trims && !input.startsWith(RIGHT, end)) {
      return error("comment ends before closing delimiter");
    }
    moveTo(end + (trims ? TRIM_MARKER : 0) + RIGHT.length());
    if (trims) {
      skipSpace();
    }
    return null;
  }

  private Token rightDelimiter() {
    boolean trims = trimsRight(at);
    if (trims) {
      moveTo(at + TRIM_MARKER);
      start = at;
    }
    at += RIGHT.length();
    Token delimiter = token(Kind.RIGHT_DELIMITER);
    if (trims) {
      skipSpace();
    }
    inAction = false;
    return delimiter;
  }

  private Token insideAction() {
    if (atRightDelimiter()) {
      return depth == 0 ? rightDelimiter() : error("unclosed left paren");
    }
    int c = read();
    return switch (c) {
      case END -> error("unclosed action");
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> token(Kind.ASSIGN);
      case ':' -> read() == '=' ? token(Kind.DECLARE) : error("expected :=");
      case '|' -> token(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHARACTER_CONSTANT, "unterminated character constant");
      case '`' -> rawString();
      case '$' -> fieldOrVariable(Kind.VARIABLE, Kind.VARIABLE);
      case '(' -> open();
      case ')' -> close();
      default -> wordOrNumber(c);
    };
  }

  private Token wordOrNumber(int c) {
    boolean digitFollows = peek() >= '0' && peek() <= '9';
    if (c == '.' && at < input.length() && !digitFollows) {
      return fieldOrVariable(Kind.FIELD, Kind.DOT);
    }
    if (c == '.' || c == '+' || c == '-' || (c >= '0' && c <= '9')) {
      at = start;
      return number();
    }
    if (isAlphaNumeric(c)) {
      return identifier();
    }
    boolean printableAscii = c > ' ' && c < 0x7f;
    return printableAscii
        ? token(Kind.CHARACTER)
        : error("unrecognized character in action: " + codePoint(c));
  }

  private Token open() {
    depth++;
    return token(Kind.LEFT_PARENTHESIS);
  }

  private Token close() {
    depth--;
    return depth < 0 ? error("unexpected right paren") : token(Kind.RIGHT_PARENTHESIS);
  }

  /** The last space before a trim marker belongs to the delimiter. */
  private Token space() {
    while (isSpace(peek())) {
      read();
    }
    boolean marked = trimsRight(at - 1);
    if (marked && at - 1 == start) {
      at = start;
      return rightDelimiter();
    }
    at -= marked ? 1 : 0;
    return token(Kind.SPACE);
  }

  private Token identifier() {
    while (isAlphaNumeric(peek())) {
      read();
    }
    if (!atTerminator()) {
      return error("bad character " + codePoint(peek()));
    }
    return token(KEYWORDS.getOrDefault(input.substring(start, at), Kind.IDENTIFIER));
  }

  private Token fieldOrVariable(Kind kind, Kind alone) {
    if (atTerminator()) {
      return token(alone);
    }
    while (isAlphaNumeric(peek())) {
      read();
    }
    return atTerminator() ? token(kind) : error("bad character " + codePoint(peek()));
  }

  private Token quoted(char quote, Kind kind, String complaint) {
    while (true) {
      int c = read();
      if (c == '\\') {
        c = read();
        if (c != END && c != '\n') {
          continue;
        }
      }
      if (c == END || c == '\n') {
        return error(complaint);
      }
      if (c == quote) {
        return token(kind);
      }
    }
  }

  private Token rawString() {
    int end = input.indexOf('`', at);
    if (end < 0) {
      return error("unterminated raw quoted string");
    }
    at = end + 1;
    return token(Kind.RAW_STRING);
  }

  private Token number() {
    int end = NumberScanner.end(input, at);
    at = end;
    if (isAlphaNumeric(peek())) {
      read();
      return badNumber();
    }
    if (peek() == '+' || peek() == '-') {
      at = NumberScanner.end(input, at);
      return input.charAt(at - 1) == 'i' ? token(Kind.COMPLEX) : badNumber();
    }
    return token(Kind.NUMBER);
  }

  private Token badNumber() {
    String text = input.substring(start, at);
    return error("bad number syntax: " + GoQuote.quote(text));
  }

  private boolean atTerminator() {
    int c = peek();
    return isSpace(c) || c == END || ".,|:)(".indexOf(c) >= 0 || input.startsWith(RIGHT, at);
  }

  private boolean atRightDelimiter() {
    return trimsRight(at) || input.startsWith(RIGHT, at);
  }

  private boolean trimsLeft(int from) {
    return input.startsWith("-", from)
        && from + 1 < input.length()
        && isSpace(input.charAt(from + 1));
  }

  private boolean trimsRight(int from) {
    return from < input.length()
        && isSpace(input.charAt(from))
        && input.startsWith("-" + RIGHT, from + 1);
  }

  private int withoutTrailingSpace(int end) {
    int from = end;
    while (from > start && isSpace(input.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private void skipSpace() {
    int end = at;
    while (end < input.length() && isSpace(input.charAt(end))) {
      end++;
    }
    moveTo(end);
  }

  /** Moves on without a token, counting lines. */
  private void moveTo(int end) {
    line += lines(at, end);
    at = end;
    start = end;
  }

  private Token token(Kind kind) {
    Token token = new Token(kind, start, input.substring(start, at), line);
    line += lines(start, at);
    return token;
  }

  private Token error(String message) {
    broken = true;
    return new Token(Kind.ERROR, start, message, line);
  }

  private int lines(int from, int to) {
    return (int) input.substring(from, to).chars().filter(c -> c == '\n').count();
  }

  private int read() {
    int c = peek();
    at += c == END ? 0 : Character.charCount(c);
    return c;
  }

  private int peek() {
    return at < input.length() ? input.codePointAt(at) : END;
  }

  private static boolean isSpace(int c) {
    return c >= 0 && SPACES.indexOf(c) >= 0;
  }

  private static boolean isAlphaNumeric(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  private static String codePoint(int c) {
    if (c == END) {
      return "U+FFFFFFFFFFFFFFFF";
    }
    String shown = GoQuote.isPrintable(c) ? " '" + Character.toString(c) + "'" : "";
    return "U+%04X".formatted(c) + shown;
  }
}
