package io.freqwatch.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of HTTP/1.1 as it came (RFC 9112).
 *
 * @param body as it came, compressed or not
 * @param isLast whether the connection is of no use any more
 */
record PlainAnswer(int status, Headers headers, byte[] body, boolean isLast) {
  private static final int MOST_HEADER_BYTES = 128 << 10;
  private static final int MOST_CHUNK_LINE_BYTES = 1 << 10;
  private static final int MOST_INTERIM_ANSWERS = 16;
  private static final int PART_BYTES = 16 << 10;

  /** Up to here room is made for a body before it comes. */
  private static final int TRUSTED_BYTES = 1 << 20;

  private static final byte[] NOTHING = {};

  /**
   * Reads one whole.
   *
   * @throws TooLargeException as soon as the body is known to be larger than the limit
   * @throws IOException where it is no HTTP, or ends too early
   */
  static PlainAnswer read(PlainConnection in, int maxBodyBytes) throws IOException {
    for (int i = 0; i < MOST_INTERIM_ANSWERS; i++) {
      String line = in.line(MOST_HEADER_BYTES);
      int status = status(line);
      Headers headers = headers(in);
      if (status >= 200) {
        return read(in, status, headers, line.startsWith("HTTP/1.0"), maxBodyBytes);
      }
      if (status == 101) {
        break;
      }
    }
    throw new IOException("no final answer came");
  }

  private static int status(String line) throws IOException {
    boolean known =
        line.length() >= 12
            && line.startsWith("HTTP/1.")
            && line.charAt(8) == ' '
            && (line.length() == 12 || line.charAt(12) == ' ');
    int status = known ? number(line.substring(9, 12), 10) : -1;
    if (status < 100) {
      String begin = line.substring(0, Math.min(line.length(), 60));
      throw new IOException("an answer begins with '" + begin + "'");
    }
    return status;
  }

  private static Headers headers(PlainConnection in) throws IOException {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int room = MOST_HEADER_BYTES;
    for (String line = in.line(room); !line.isEmpty(); line = in.line(room)) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("a header has no name");
      }
      room -= line.length() + 2;
      values
          .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return new Headers(values);
  }

  private static PlainAnswer read(
      PlainConnection in, int status, Headers headers, boolean isOld, int maxBytes)
      throws IOException {
    boolean closes = isOld || headers.all("Connection").stream().anyMatch(PlainAnswer::says);
    if (status == 204 || status == 304) {
      return new PlainAnswer(status, headers, NOTHING, closes);
    }
    List<String> coding = headers.all("Transfer-Encoding");
    if (!coding.isEmpty()) {
      return new PlainAnswer(status, headers, chunked(in, coding, maxBytes), closes);
    }
    List<String> lengths = headers.all("Content-Length").stream().distinct().toList();
    if (lengths.isEmpty()) {
      return new PlainAnswer(status, headers, all(in, maxBytes), true);
    }
    return new PlainAnswer(status, headers, exactly(in, length(lengths), maxBytes), closes);
  }

  /** Whether a header {@code Connection} says that there will be no other answer. */
  private static boolean says(String connection) {
    return connection.regionMatches(true, 0, "close", 0, 5);
  }

  private static int length(List<String> lengths) throws IOException {
    int length = lengths.size() == 1 ? number(lengths.getFirst(), 10) : -1;
    if (length < 0) {
      throw new IOException("the content length is " + lengths);
    }
    return length;
  }

  /** A number of digits alone; the largest there is where it is larger; -1 where it is none. */
  private static int number(String text, int radix) {
    if (text.isEmpty() || !text.chars().allMatch(c -> Character.digit(c, radix) >= 0 && c < 128)) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length() && value <= Integer.MAX_VALUE; i++) {
      value = value * radix + Character.digit(text.charAt(i), radix);
    }
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private static byte[] exactly(PlainConnection in, int length, int maxBytes) throws IOException {
    if (length > maxBytes) {
      throw new TooLargeException();
    }
    if (length > TRUSTED_BYTES) {
      Pieces content = new Pieces();
      add(in, length, content);
      return content.join();
    }
    byte[] body = new byte[length];
    for (int at = 0; at < length; ) {
      at += some(in.read(body, at, length - at));
    }
    return body;
  }

  private static void add(PlainConnection in, int length, Pieces content) throws IOException {
    byte[] part = new byte[Math.min(length, PART_BYTES)];
    for (int left = length; left > 0; ) {
      int read = some(in.read(part, 0, Math.min(left, part.length)));
      content.add(ByteBuffer.wrap(part, 0, read));
      left -= read;
    }
  }

  private static int some(int read) throws EOFException {
    if (read < 0) {
      throw new EOFException("EOF reached while reading the body");
    }
    return read;
  }

  private static byte[] all(PlainConnection in, int maxBytes) throws IOException {
    Pieces content = new Pieces();
    byte[] part = new byte[PART_BYTES];
    for (int read = in.read(part, 0, part.length);
        read >= 0;
        read = in.read(part, 0, part.length)) {
      if (read > maxBytes - content.size()) {
        throw new TooLargeException();
      }
      content.add(ByteBuffer.wrap(part, 0, read));
    }
    return content.join();
  }

  private static byte[] chunked(PlainConnection in, List<String> coding, int maxBytes)
      throws IOException {
    if (coding.size() != 1 || !coding.getFirst().equalsIgnoreCase("chunked")) {
      throw new IOException("the transfer encoding is " + coding);
    }
    Pieces content = new Pieces();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      if (size > maxBytes - content.size()) {
        throw new TooLargeException();
      }
      add(in, size, content);
      if (!in.line(MOST_CHUNK_LINE_BYTES).isEmpty()) {
        throw new IOException("a chunk is longer than it says");
      }
    }
    Headers _ = headers(in); // trailers
    return content.join();
  }

  private static int chunkSize(PlainConnection in) throws IOException {
    String line = in.line(MOST_CHUNK_LINE_BYTES);
    int extension = line.indexOf(';');
    int size = number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    if (size < 0) {
      throw new IOException("a chunk has no size");
    }
    return size;
  }
}
