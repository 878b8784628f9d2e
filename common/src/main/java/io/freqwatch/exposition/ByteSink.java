package io.freqwatch.exposition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes with the few forms that exposition formats print. One thread. */
final class ByteSink {
  /** U+FFFD, for surrogates that stand alone. */
  private static final int REPLACEMENT = 0xFFFD;

  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  ByteSink put(byte value) {
    ensure(1);
    bytes[size++] = value;
    return this;
  }

  ByteSink put(char ascii) {
    return put((byte) ascii);
  }

  ByteSink put(byte[] source, int length) {
    ensure(length);
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
    return this;
  }

  ByteSink put(ByteSink source) {
    return put(source.bytes, source.size);
  }

  /** Text that is known to be ASCII. */
  ByteSink ascii(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Any text as UTF-8. */
  ByteSink utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      i += codePoint(text, i);
    }
    return this;
  }

  /** Any text as UTF-8 with backslash and line feed escaped, and the double quote where asked. */
  ByteSink escaped(String text, boolean quotes) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        ascii("\\\\");
      } else if (c == '\n') {
        ascii("\\n");
      } else if (c == '"' && quotes) {
        ascii("\\\"");
      } else {
        i += codePoint(text, i);
      }
    }
    return this;
  }

  /** A name, in quotes where a reader would not take it otherwise. */
  ByteSink name(String name, boolean colons) {
    return NameEscaping.isPlain(name, colons) ? ascii(name) : put('"').escaped(name, true).put('"');
  }

  ByteSink integer(long value) {
    return ascii(Long.toString(value));
  }

  /** Writes the code point at an index; answers how many more chars it took than one. */
  private int codePoint(String text, int index) {
    char c = text.charAt(index);
    if (c < 0x80) {
      put((byte) c);
      return 0;
    }
    int point = text.codePointAt(index);
    boolean alone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    byte[] encoded =
        Character.toString(alone ? REPLACEMENT : point).getBytes(StandardCharsets.UTF_8);
    put(encoded, encoded.length);
    return Character.charCount(point) - 1;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
