package io.freqwatch.tsdb.wal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Labels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads a record. Reading behind its end throws {@link MalformedRecordException}. Used by one
 * thread.
 */
final class ByteReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.position = from;
    this.end = from + length;
  }

  boolean hasMore() {
    return position < end;
  }

  int readByte() {
    require(1);
    return bytes[position++] & 0xff;
  }

  long readLong() {
    require(Long.BYTES);
    long value = (long) LONG.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  long readUvarint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int part = readByte();
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new MalformedRecordException("a number has more than ten bytes");
  }

  long readVarint() {
    long zigzag = readUvarint();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /** A count of things that take at least some bytes each, so that it cannot ask for too much. */
  int readCount(int leastBytesEach) {
    long count = readUvarint();
    if (count < 0 || count > (end - position) / leastBytesEach) {
      throw new MalformedRecordException("a count of " + count + " exceeds the record");
    }
    return (int) count;
  }

  String readString() {
    int length = readCount(1);
    String text = new String(bytes, position, length, UTF_8);
    position += length;
    return text;
  }

  /** Labels in any order; those that are written by anybody are sorted. */
  Labels readLabels() {
    String[] pairs = new String[2 * readCount(2)];
    boolean sorted = true;
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = readString();
      pairs[i + 1] = readString();
      sorted &= !pairs[i + 1].isEmpty();
      sorted &= i == 0 || Labels.compareUtf8(pairs[i - 2], pairs[i]) < 0;
    }
    return sorted ? Labels.ofSorted(pairs) : unsorted(pairs);
  }

  private static Labels unsorted(String... pairs) {
    Labels.Builder labels = Labels.builder();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.set(pairs[i], pairs[i + 1]);
    }
    return labels.build();
  }

  void skipLabels() {
    for (int strings = 2 * readCount(2); strings > 0; strings--) {
      int length = readCount(1);
      position += length;
    }
  }

  void readBytes(byte[] target, int at, int count) {
    require(count);
    System.arraycopy(bytes, position, target, at, count);
    position += count;
  }

  private void require(int count) {
    if (end - position < count) {
      throw new MalformedRecordException("a record ends too early");
    }
  }
}
