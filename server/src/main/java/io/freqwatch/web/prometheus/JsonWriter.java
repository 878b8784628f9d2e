package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON piece by piece through one small buffer, so that an answer of any size costs no more
 * memory than that. Used by one thread; the caller flushes at the end.
 */
final class JsonWriter {
  private static final int BUFFER_BYTES = 8 << 10;
  private static final long MILLIS_PER_SECOND = 1000;
  private static final String HEX = "0123456789abcdef";

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int count;

  JsonWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes ASCII text as it is. */
  JsonWriter raw(String ascii) throws IOException {
    for (int i = 0; i < ascii.length(); i++) {
      write(ascii.charAt(i));
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
        int length = Character.isSurrogate(c) && i + 1 < text.length() ? 2 : 1;
        bytes(text.substring(i, i + length).getBytes(UTF_8));
        i += length - 1;
      }
    }
    write('"');
    return this;
  }

  /** Writes {@code "name":}. */
  JsonWriter key(String name) throws IOException {
    return string(name).raw(":");
  }

  /** Writes a value of a sample: a quoted number. */
  JsonWriter sample(double value) throws IOException {
    return raw("\"").raw(ApiNumber.format(value)).raw("\"");
  }

  /** Writes a time as seconds with the milliseconds as fraction. */
  JsonWriter time(long millis) throws IOException {
    raw(millis < 0 ? "-" : "").raw(Long.toString(Math.abs(millis / MILLIS_PER_SECOND)));
    long fraction = Math.abs(millis % MILLIS_PER_SECOND);
    if (fraction != 0) {
      raw(".").raw(Long.toString(MILLIS_PER_SECOND + fraction).substring(1));
    }
    return this;
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

  private void bytes(byte[] bytes) throws IOException {
    for (byte b : bytes) {
      write((char) (b & 0xff));
    }
  }

  private void write(char c) throws IOException {
    if (count == buffer.length) {
      out.write(buffer, 0, count);
      count = 0;
    }
    buffer[count++] = (byte) c;
  }
}
