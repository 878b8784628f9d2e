package io.freqwatch.relabel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A text's share of a modulus: the last 8 bytes of its MD5, as Prometheus splits targets. */
final class HashMod {
  private HashMod() {}

  /** A number below the modulus, which is unsigned and not 0. */
  static String of(String text, long modulus) {
    byte[] hash = md5().digest(text.getBytes(UTF_8));
    long last = ByteBuffer.wrap(hash).getLong(Long.BYTES);
    return Long.toUnsignedString(Long.remainderUnsigned(last, modulus));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has MD5", e);
    }
  }
}
