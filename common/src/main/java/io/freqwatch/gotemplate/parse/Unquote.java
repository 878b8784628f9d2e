package io.freqwatch.gotemplate.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads strings and characters in Go's quotes. */
final class Unquote {
  private static final String INVALID = "invalid syntax";

  private final String text;
  private final char quote;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at = 1;
  private int last;

  private Unquote(String text) {
    this.text = text;
    this.quote = text.charAt(0);
  }

  /**
   * @throws IllegalArgumentException where an escape is none of Go's
   */
  static String string(String text) {
    if (text.startsWith("`")) {
      return text.substring(1, text.length() - 1).replace("\r", "");
    }
    Unquote unquote = new Unquote(text);
    while (unquote.at < text.length() - 1) {
      unquote.one();
    }
    return unquote.bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException where it is not one character
   */
  static int character(String text) {
    Unquote unquote = new Unquote(text);
    if (text.length() == 2) {
      throw new IllegalArgumentException(INVALID);
    }
    unquote.one();
    if (unquote.at != text.length() - 1) {
      throw new IllegalArgumentException("malformed character constant: " + text);
    }
    return unquote.last;
  }

  private void one() {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    if (c == '\\') {
      escape(text.charAt(at++));
    } else {
      character(c);
    }
  }

  private void escape(char c) {
    switch (c) {
      case 'a' -> character(7);
      case 'b' -> character('\b');
      case 'f' -> character('\f');
      case 'n' -> character('\n');
      case 'r' -> character('\r');
      case 't' -> character('\t');
      case 'v' -> character(0x0b);
      case '\\' -> character('\\');
      case 'x' -> oneByte(number(2, 16));
      case 'u' -> character(valid(number(4, 16)));
      case 'U' -> character(valid(number(8, 16)));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      default -> quoteMark(c);
    }
  }

  private void quoteMark(char c) {
    if (c != quote) {
      throw new IllegalArgumentException(INVALID);
    }
    character(c);
  }

  private void octal() {
    at--;
    long value = number(3, 8);
    if (value > 255) {
      throw new IllegalArgumentException(INVALID);
    }
    oneByte(value);
  }

  private long number(int digits, int radix) {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < text.length() - 1 ? Character.digit(text.charAt(at++), radix) : -1;
      if (digit < 0) {
        throw new IllegalArgumentException(INVALID);
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static int valid(long value) {
    if (value > Character.MAX_CODE_POINT || (value >= 0xd800 && value < 0xe000)) {
      throw new IllegalArgumentException(INVALID);
    }
    return (int) value;
  }

  private void character(int c) {
    last = c;
    bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
  }

  private void oneByte(long value) {
    last = (int) value;
    bytes.write((int) value);
  }
}
