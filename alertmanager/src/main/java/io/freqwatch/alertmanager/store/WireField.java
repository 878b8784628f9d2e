package io.freqwatch.alertmanager.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a message in protobuf's wire format: a number, or bytes.
 *
 * @param bytes of a text or a message; empty for a number
 */
record WireField(int tag, long number, ByteBuffer bytes) {
  private static final int VARINT = 0;
  private static final int DELIMITED = 2;
  private static final int MAX_VARINT_BITS = 63;

  /**
   * The fields of a message, in their order.
   *
   * @throws IllegalArgumentException where the bytes are none
   */
  static List<WireField> all(ByteBuffer message) {
    ByteBuffer rest = message.duplicate();
    List<WireField> fields = new ArrayList<>();
    while (rest.hasRemaining()) {
      long head = varint(rest);
      int tag = Math.toIntExact(head >>> 3);
      fields.add(
          switch ((int) head & 7) {
            case VARINT -> new WireField(tag, varint(rest), ByteBuffer.allocate(0));
            case DELIMITED -> new WireField(tag, 0, delimited(rest));
            default -> throw new IllegalArgumentException("a field of another kind");
          });
    }
    return fields;
  }

  /** Reads a length and takes so many bytes. */
  static ByteBuffer delimited(ByteBuffer from) {
    long length = varint(from);
    if (length < 0 || length > from.remaining()) {
      throw new IllegalArgumentException("it ends too early");
    }
    ByteBuffer part = from.slice(from.position(), (int) length);
    from.position(from.position() + (int) length);
    return part;
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; shift <= MAX_VARINT_BITS; shift += 7) {
      if (!from.hasRemaining()) {
        throw new IllegalArgumentException("it ends too early");
      }
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  String text() {
    return UTF_8.decode(bytes.duplicate()).toString();
  }
}
