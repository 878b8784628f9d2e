package io.freqwatch.promql.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.promql.PromqlException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Resolves the escapes of a quoted string as Go does. Works on bytes, since {@code \x} and octal
 * escapes stand for bytes of UTF-8.
 */
final class QuotedText {
  private static final int HEX = 16;
  private static final int OCTAL = 8;
  private static final int INVALID_BYTE = 0xdc00;

  private final String query;
  private final Token token;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at = 1;

  private QuotedText(String query, Token token) {
    this.query = query;
    this.token = token;
  }

  /**
   * @throws PromqlException.Syntax for an unknown escape
   */
  static String unquote(String query, Token token) {
    String text = token.text();
    boolean plain = text.charAt(0) == '`' || text.indexOf('\\') < 0;
    return plain ? text.substring(1, text.length() - 1) : new QuotedText(query, token).unescape();
  }

  private String unescape() {
    String text = token.text();
    while (at < text.length() - 1) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\\') {
        escape(text.charAt(at++));
      } else {
        writeCodePoint(c);
      }
    }
    return decode(ByteBuffer.wrap(bytes.toByteArray()));
  }

  /** Bytes that are no UTF-8 become half surrogates, which no valid text holds. */
  private static String decode(ByteBuffer bytes) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    while (bytes.hasRemaining()) {
      CoderResult result = decoder.reset().decode(bytes, text, true);
      for (int i = 0; result.isError() && i < result.length(); i++) {
        text.put((char) (INVALID_BYTE + (bytes.get() & 0xff)));
      }
    }
    return text.flip().toString();
  }

  private void escape(char c) {
    switch (c) {
      case 'a' -> bytes.write('\u0007');
      case 'b' -> bytes.write('\b');
      case 'f' -> bytes.write('\f');
      case 'n' -> bytes.write('\n');
      case 'r' -> bytes.write('\r');
      case 't' -> bytes.write('\t');
      case 'v' -> bytes.write('\u000b');
      case '\\' -> bytes.write('\\');
      case 'x' -> bytes.write(digits(2, HEX));
      case 'u' -> writeCodePoint(codePoint(4));
      case 'U' -> writeCodePoint(codePoint(8));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        bytes.write(octal());
      }
      default -> quote(c);
    }
  }

  private void quote(char c) {
    if (c != token.text().charAt(0)) {
      throw error("unknown escape sequence '\\" + c + "'");
    }
    bytes.write(c);
  }

  private int octal() {
    int value = digits(3, OCTAL);
    if (value > 0xff) {
      throw error("escape sequence is an invalid byte value");
    }
    return value;
  }

  private int codePoint(int length) {
    int value = digits(length, HEX);
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (!Character.isValidCodePoint(value) || surrogate) {
      throw error("escape sequence is an invalid Unicode code point");
    }
    return value;
  }

  private int digits(int length, int radix) {
    String text = token.text();
    int end = Math.min(at + length, text.length() - 1);
    String digits = text.substring(at, end);
    boolean valid = digits.length() == length;
    for (int i = 0; i < digits.length(); i++) {
      valid &= Character.digit(digits.charAt(i), radix) >= 0;
    }
    if (!valid) {
      throw error("illegal character in escape sequence");
    }
    at = end;
    return Integer.parseUnsignedInt(digits, radix);
  }

  private void writeCodePoint(int c) {
    bytes.writeBytes(Character.toString(c).getBytes(UTF_8));
  }

  private PromqlException error(String problem) {
    return new PromqlException.Syntax(query, token.position().start(), problem);
  }
}
