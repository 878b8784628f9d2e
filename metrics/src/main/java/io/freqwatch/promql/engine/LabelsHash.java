package io.freqwatch.promql.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The hash that Prometheus has of labels: XXH64 of all names and values, each behind its length
 * (one byte, or 255 and three).
 */
public final class LabelsHash {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;
  private static final int LONG_TEXT = 255;

  private LabelsHash() {}

  public static long of(Labels labels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Label label : labels) {
      write(bytes, label.name());
      write(bytes, label.value());
    }
    return hash(ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static void write(ByteArrayOutputStream bytes, String text) {
    byte[] encoded = text.getBytes(UTF_8);
    if (encoded.length < LONG_TEXT) {
      bytes.write(encoded.length);
    } else {
      bytes.write(LONG_TEXT);
      bytes.write(encoded.length);
      bytes.write(encoded.length >> 8);
      bytes.write(encoded.length >> 16);
    }
    bytes.writeBytes(encoded);
  }

  static long hash(ByteBuffer data) {
    int length = data.remaining();
    long hash = length >= STRIPE ? stripes(data) : P5;
    hash += length;
    while (data.remaining() >= Long.BYTES) {
      hash = Long.rotateLeft(hash ^ round(0, data.getLong()), 27) * P1 + P4;
    }
    if (data.remaining() >= Integer.BYTES) {
      long word = Integer.toUnsignedLong(data.getInt());
      hash = Long.rotateLeft(hash ^ (word * P1), 23) * P2 + P3;
    }
    while (data.hasRemaining()) {
      hash = Long.rotateLeft(hash ^ ((data.get() & 0xffL) * P5), 11) * P1;
    }
    return avalanche(hash);
  }

  private static long stripes(ByteBuffer data) {
    long[] lanes = {P2, P2, 0, 0};
    lanes[0] += P1;
    lanes[3] -= P1;
    while (data.remaining() >= STRIPE) {
      for (int i = 0; i < lanes.length; i++) {
        lanes[i] = round(lanes[i], data.getLong());
      }
    }
    long hash =
        Long.rotateLeft(lanes[0], 1)
            + Long.rotateLeft(lanes[1], 7)
            + Long.rotateLeft(lanes[2], 12)
            + Long.rotateLeft(lanes[3], 18);
    for (long lane : lanes) {
      hash = (hash ^ round(0, lane)) * P1 + P4;
    }
    return hash;
  }

  private static long round(long lane, long word) {
    return Long.rotateLeft(lane + word * P2, 31) * P1;
  }

  private static long avalanche(long value) {
    long hash = value;
    hash = (hash ^ (hash >>> 33)) * P2;
    hash = (hash ^ (hash >>> 29)) * P3;
    return hash ^ (hash >>> 32);
  }
}
