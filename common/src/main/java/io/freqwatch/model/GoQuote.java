package io.freqwatch.model;

/**
 * Text in quotes as Go's {@code strconv.Quote} and {@code %q} write it: queries, templates,
 * matchers and group keys hold such text.
 */
public final class GoQuote {
  private static final int DELETE = 0x7f;
  private static final int FIRST_INVALID_BYTE = 0xdc80;
  private static final int LAST_INVALID_BYTE = 0xdcff;
  private static final int BYTE = 0xff;

  private GoQuote() {}

  /**
   * In double quotes; what does not print is escaped. Half surrogates from {@code dc80} stand for
   * bytes that were no UTF-8.
   */
  public static String quote(String text) {
    return quote(text, '"', false);
  }

  /** In the given quotes; beyond ASCII everything is escaped where asked for. */
  public static String quote(String text, char quote, boolean onlyAscii) {
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(quoted, c, quote, onlyAscii));
    return quoted.append(quote).toString();
  }

  private static void append(StringBuilder quoted, int c, char quote, boolean onlyAscii) {
    switch (c) {
      case '\\' -> quoted.append("\\\\");
      case '\u0007' -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case '\u000b' -> quoted.append("\\v");
      default -> appendOther(quoted, c, quote, onlyAscii);
    }
  }

  private static void appendOther(StringBuilder quoted, int c, char quote, boolean onlyAscii) {
    if (c == quote) {
      quoted.append('\\').append(quote);
    } else if (c < ' ' || c == DELETE || isInvalidByte(c)) {
      quoted.append("\\x%02x".formatted(c & BYTE));
    } else if (isPrintable(c) && !(onlyAscii && c > DELETE)) {
      quoted.appendCodePoint(c);
    } else {
      quoted.append(Character.isBmpCodePoint(c) ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
    }
  }

  private static boolean isInvalidByte(int c) {
    return c >= FIRST_INVALID_BYTE && c <= LAST_INVALID_BYTE;
  }

  /** Whether Go takes the character for one that prints. */
  public static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> c == ' ' || !Character.isSpaceChar(c);
    };
  }
}
