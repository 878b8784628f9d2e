package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** A body and a position in it. */
final class ExpositionBytes {
  private static final int SHOWN_BYTES = 40;

  final byte[] bytes;
  final int end;
  int position;

  ExpositionBytes(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = length;
  }

  boolean atEnd() {
    return position >= end;
  }

  /** The byte at the position; a line break at the end. */
  byte peek() {
    return position < end ? bytes[position] : (byte) '\n';
  }

  boolean atLineEnd() {
    return peek() == '\n';
  }

  void skipBlanks() {
    while (position < end && isBlank(bytes[position])) {
      position++;
    }
  }

  /** Steps over the byte where it is the next one. */
  boolean skip(char expected) {
    boolean found = position < end && bytes[position] == expected;
    position += found ? 1 : 0;
    return found;
  }

  /** Steps over a word where it is next. */
  boolean skip(String word) {
    int until = position + word.length();
    boolean found =
        until <= end
            && Arrays.equals(bytes, position, until, word.getBytes(UTF_8), 0, word.length());
    position = found ? until : position;
    return found;
  }

  /** Steps to the line break, or to the end. */
  void skipToLineEnd() {
    while (position < end && bytes[position] != '\n') {
      position++;
    }
  }

  /** Steps to the next blank or line break. */
  void skipWord() {
    while (position < end && bytes[position] != '\n' && !isBlank(bytes[position])) {
      position++;
    }
  }

  /** Steps behind the name at the position, if there is one. */
  void skipName(boolean colons) {
    int start = position;
    while (position < end && isNameByte(bytes[position], position > start, colons)) {
      position++;
    }
  }

  /** Steps behind the quote that closes the one at the position. */
  void skipQuoted(boolean lineBreaks) {
    byte[] from = bytes;
    int at = position + 1;
    while (at < end && from[at] != '"' && (lineBreaks || from[at] != '\n')) {
      if (from[at] == '\\') {
        requireNoLineBreak(++at);
      }
      at++;
    }
    if (at >= end || from[at] != '"') {
      throw error(position, "the quote is not closed");
    }
    position = at + 1;
  }

  /** The same bytes up to an offset, read from another. */
  ExpositionBytes part(int from, int to) {
    ExpositionBytes part = new ExpositionBytes(bytes, to);
    part.position = from;
    return part;
  }

  /**
   * @throws ExpositionSyntaxException where the bytes are not UTF-8
   */
  String decode(int from, int to) {
    if (isAscii(from, to)) {
      return new String(bytes, from, to - from, ISO_8859_1);
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    } catch (CharacterCodingException e) {
      throw error(from, "invalid UTF-8 text");
    }
  }

  /** Decodes and resolves {@code \\}, {@code \n} and, if wanted, {@code \"}. */
  String unescape(int from, int to, boolean quotes) {
    String raw = decode(from, to);
    return raw.indexOf('\\') < 0 ? raw : unescape(raw, quotes);
  }

  ExpositionSyntaxException error(int at, String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at && i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new ExpositionSyntaxException(line, at - lineStart + 1, message + near(at));
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isNameByte(byte b, boolean digits, boolean colons) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '_'
        || (digits && b >= '0' && b <= '9')
        || (colons && b == ':');
  }

  private void requireNoLineBreak(int escaped) {
    if (escaped < end && bytes[escaped] == '\n') {
      throw error(escaped - 1, "a line break cannot be escaped");
    }
  }

  private static String unescape(String raw, boolean quotes) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      char next = i + 1 < raw.length() ? raw.charAt(i + 1) : 0;
      if (c == '\\' && (next == '\\' || next == 'n' || (quotes && next == '"'))) {
        text.append(next == 'n' ? '\n' : next);
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private boolean isAscii(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private String near(int at) {
    int to = at;
    while (to < end && to < at + SHOWN_BYTES && bytes[to] != '\n') {
      to++;
    }
    return at >= to ? " (at the line's end)" : ": " + new String(bytes, at, to - at, UTF_8);
  }
}
