package io.freqwatch.alertmanager.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The journal's bytes: frames of a mark, a length, a CRC-32C of the payload, and the payload, whole
 * numbers with four bytes, the highest first.
 *
 * <p>A reader that comes upon anything else looks for the next mark behind which a whole frame
 * stands, so that damage costs the frames that it lies in and no others.
 */
final class Frames {
  static final int MAX_PAYLOAD = 64 << 20;

  private static final int MARK = 0xf7465731;
  private static final int HEADER = 12;

  /**
   * What was read.
   *
   * @param damagedBytes that belong to no whole frame
   */
  record Read(List<byte[]> payloads, int damagedBytes) {}

  private Frames() {}

  static byte[] encode(byte[] payload) {
    return ByteBuffer.allocate(HEADER + payload.length)
        .putInt(MARK)
        .putInt(payload.length)
        .putInt(crc(payload))
        .put(payload)
        .array();
  }

  static void append(ByteArrayOutputStream to, byte[] payload) {
    to.writeBytes(encode(payload));
  }

  static Read read(byte[] journal) {
    ByteBuffer bytes = ByteBuffer.wrap(journal);
    List<byte[]> payloads = new ArrayList<>();
    int damaged = 0;
    int position = 0;
    while (position < journal.length) {
      byte[] payload = payloadAt(bytes, position);
      if (payload == null) {
        damaged++;
        position++;
      } else {
        payloads.add(payload);
        position += HEADER + payload.length;
      }
    }
    return new Read(payloads, damaged);
  }

  private static byte @Nullable [] payloadAt(ByteBuffer bytes, int position) {
    if (bytes.limit() - position < HEADER || bytes.getInt(position) != MARK) {
      return null;
    }
    int length = bytes.getInt(position + 4);
    if (length < 0 || length > MAX_PAYLOAD || length > bytes.limit() - position - HEADER) {
      return null;
    }
    byte[] payload = new byte[length];
    bytes.get(position + HEADER, payload);
    return crc(payload) == bytes.getInt(position + 8) ? payload : null;
  }

  private static int crc(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return (int) crc.getValue();
  }
}
