package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON piece by piece through one buffer, so that an answer of any size costs no more memory
 * than that: small until it was full for the first time, then as large as makes writes cheap. Used
 * by one thread; the caller flushes at the end.
 */
final class JsonWriter {
  private static final int FIRST_BYTES = 8 << 10;
  private static final int LARGEST_BYTES = 64 << 10;
  private static final long MILLIS_PER_SECOND = 1000;
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);
  private static final String HEX = "0123456789abcdef";

  private final OutputStream out;
  private byte[] buffer = new byte[FIRST_BYTES];
  private int count;
  private long lastBits;
  private byte[] lastSample = {};

  JsonWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes ASCII text as it is. */
  JsonWriter raw(String ascii) throws IOException {
    int length = ascii.length();
    if (length > buffer.length - count) {
      return bytes(ascii.getBytes(US_ASCII));
    }
    for (int i = 0; i < length; i++) {
      buffer[count + i] = (byte) ascii.charAt(i);
    }
    count += length;
    return this;
  }

  /** Writes bytes as they are. */
  JsonWriter bytes(byte[] bytes) throws IOException {
    if (bytes.length <= buffer.length - count) {
      System.arraycopy(bytes, 0, buffer, count, bytes.length);
      count += bytes.length;
      return this;
    }
    return inParts(bytes);
  }

  private JsonWriter inParts(byte[] bytes) throws IOException {
    int done = 0;
    while (done < bytes.length) {
      if (count == buffer.length) {
        empty();
      }
      int part = Math.min(bytes.length - done, buffer.length - count);
      System.arraycopy(bytes, done, buffer, count, part);
      count += part;
      done += part;
    }
    return this;
  }

  /** Writes a quoted string. */
  JsonWriter string(String text) throws IOException {
    write('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        write('\\');
        write(c);
      } else if (c < ' ') {
        control(c);
      } else if (c < 0x80) {
        write(c);
      } else {
        int codePoint = text.codePointAt(i);
        bytes(isHalf(codePoint) ? REPLACEMENT : Character.toString(codePoint).getBytes(UTF_8));
        i += Character.charCount(codePoint) - 1;
      }
    }
    write('"');
    return this;
  }

  /** Half a surrogate pair stands for a byte that is no UTF-8, which Go replaces. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Writes {@code "name":}. */
  JsonWriter key(String name) throws IOException {
    return string(name).raw(":");
  }

  /** Writes a value of a sample: a quoted number. Most often it is the same as the one before. */
  JsonWriter sample(double value) throws IOException {
    long bits = Double.doubleToRawLongBits(value);
    if (bits != lastBits || lastSample.length == 0) {
      lastBits = bits;
      lastSample = ('"' + ApiNumber.format(value) + '"').getBytes(US_ASCII);
    }
    return bytes(lastSample);
  }

  /** Writes a time as seconds with the milliseconds as fraction. */
  JsonWriter time(long millis) throws IOException {
    return raw(seconds(millis));
  }

  static String seconds(long millis) {
    String whole = (millis < 0 ? "-" : "") + Math.abs(millis / MILLIS_PER_SECOND);
    long fraction = Math.abs(millis % MILLIS_PER_SECOND);
    return fraction == 0
        ? whole
        : whole + "." + Long.toString(MILLIS_PER_SECOND + fraction).substring(1);
  }

  JsonWriter labels(Labels labels) throws IOException {
    raw("{");
    String separator = "";
    for (Label label : labels) {
      raw(separator).key(label.name()).string(label.value());
      separator = ",";
    }
    return raw("}");
  }

  /** Writes a small tree. */
  JsonWriter json(JsonNode tree) throws IOException {
    bytes(Json.bytes(tree));
    return this;
  }

  JsonWriter strings(Iterable<String> texts) throws IOException {
    raw("[");
    String separator = "";
    for (String text : texts) {
      raw(separator).string(text);
      separator = ",";
    }
    return raw("]");
  }

  void flush() throws IOException {
    out.write(buffer, 0, count);
    count = 0;
    out.flush();
  }

  private void control(char c) throws IOException {
    switch (c) {
      case '\n' -> raw("\\n");
      case '\r' -> raw("\\r");
      case '\t' -> raw("\\t");
      default -> {
        raw("\\u00");
        write(HEX.charAt(c >> 4));
        write(HEX.charAt(c & 0xf));
      }
    }
  }

  private void write(char c) throws IOException {
    if (count == buffer.length) {
      empty();
    }
    buffer[count++] = (byte) c;
  }

  private void empty() throws IOException {
    out.write(buffer, 0, count);
    count = 0;
    if (buffer.length < LARGEST_BYTES) {
      buffer = new byte[LARGEST_BYTES];
    }
  }
}
