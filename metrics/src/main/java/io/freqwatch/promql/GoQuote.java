package io.freqwatch.promql;

/** Text in quotes as Go's {@code %q} writes it, which the query language reads back. */
public final class GoQuote {
  private static final int FIRST_INVALID_BYTE = 0xdc80;
  private static final int LAST_INVALID_BYTE = 0xdcff;
  private static final int BYTE = 0xff;
  private static final int DELETE = 0x7f;

  private GoQuote() {}

  /** Half surrogates stand for bytes that were no UTF-8, as the parser reads them. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\u0007' -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case '\u000b' -> quoted.append("\\v");
      default -> appendOther(quoted, c);
    }
  }

  private static void appendOther(StringBuilder quoted, int c) {
    if (c >= FIRST_INVALID_BYTE && c <= LAST_INVALID_BYTE) {
      quoted.append("\\x%02x".formatted(c & BYTE));
    } else if (c < ' ' || c == DELETE) {
      quoted.append("\\x%02x".formatted(c));
    } else if (isPrintable(c)) {
      quoted.appendCodePoint(c);
    } else {
      quoted.append(Character.isBmpCodePoint(c) ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
    }
  }

  private static boolean isPrintable(int c) {
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
