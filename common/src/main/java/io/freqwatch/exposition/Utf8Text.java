package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text from bytes that may be anything. */
final class Utf8Text {
  private Utf8Text() {}

  /**
   * @throws CharacterCodingException where the bytes are not UTF-8
   */
  static String decode(byte[] bytes, int from, int to) throws CharacterCodingException {
    return isAscii(bytes, from, to)
        ? new String(bytes, from, to - from, ISO_8859_1)
        : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
