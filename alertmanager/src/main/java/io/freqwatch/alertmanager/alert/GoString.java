package io.freqwatch.alertmanager.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Reads text in double quotes as Go does, which {@link io.freqwatch.model.GoQuote} writes: matchers
 * hold such text. Source: the Go specification, interpreted string literals.
 */
public final class GoString {
  private static final String PLAIN = "abfnrtv\\\"";
  private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\\"";

  private GoString() {}

  /**
   * The text within double quotes.
   *
   * @throws IllegalArgumentException where it is not one well-formed literal
   */
  public static String unquote(String literal) {
    if (literal.length() < 2 || !literal.startsWith("\"") || !literal.endsWith("\"")) {
      throw malformed(literal);
    }
    String inner = literal.substring(1, literal.length() - 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < inner.length()) {
      at = readOne(literal, inner, at, bytes);
    }
    return bytes.toString(UTF_8);
  }

  private static int readOne(String literal, String inner, int at, ByteArrayOutputStream into) {
    int point = inner.codePointAt(at);
    if (point == '"' || point == '\n') {
      throw malformed(literal);
    }
    if (point != '\\') {
      into.writeBytes(Character.toString(point).getBytes(UTF_8));
      return at + Character.charCount(point);
    }
    if (at + 1 == inner.length()) {
      throw malformed(literal);
    }
    return readEscape(literal, inner, at + 1, into);
  }

  private static int readEscape(String literal, String inner, int at, ByteArrayOutputStream into) {
    char kind = inner.charAt(at);
    int known = PLAIN.indexOf(kind);
    if (known >= 0) {
      into.write(MEANT.charAt(known));
      return at + 1;
    }
    return switch (kind) {
      case 'x' -> readByte(literal, inner, at + 1, 2, 16, into);
      case '0', '1', '2', '3' -> readByte(literal, inner, at, 3, 8, into);
      case 'u' -> readPoint(literal, inner, at + 1, 4, into);
      case 'U' -> readPoint(literal, inner, at + 1, 8, into);
      default -> throw malformed(literal);
    };
  }

  private static int readByte(
      String literal, String inner, int at, int digits, int radix, ByteArrayOutputStream into) {
    into.write(number(literal, inner, at, digits, radix));
    return at + digits;
  }

  private static int readPoint(
      String literal, String inner, int at, int digits, ByteArrayOutputStream into) {
    int point = number(literal, inner, at, digits, 16);
    if (!Character.isValidCodePoint(point) || (point >= 0xd800 && point < 0xe000)) {
      throw malformed(literal);
    }
    into.writeBytes(Character.toString(point).getBytes(UTF_8));
    return at + digits;
  }

  private static int number(String literal, String inner, int at, int digits, int radix) {
    if (at + digits > inner.length()) {
      throw malformed(literal);
    }
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(inner.charAt(i), radix);
      if (digit < 0) {
        throw malformed(literal);
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static IllegalArgumentException malformed(String literal) {
    return new IllegalArgumentException(literal + ": not a well-formed text in double quotes");
  }
}
