package io.freqwatch.tsdb.wal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow as they are written; numbers are big-endian. Used by one thread. */
final class ByteWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int FIRST_LENGTH = 1024;

  private byte[] bytes = new byte[FIRST_LENGTH];
  private int length;

  int length() {
    return length;
  }

  /** Takes what the caller has put into the array up to here. */
  void setLength(int bytes) {
    length = bytes;
  }

  byte[] array() {
    return bytes;
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  void clear() {
    length = 0;
  }

  /** Lets go of memory beyond a size, once it is clear. */
  void shrink(int mostBytes) {
    if (length == 0 && bytes.length > mostBytes) {
      bytes = new byte[FIRST_LENGTH];
    }
  }

  void putByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  void putShort(int value) {
    putByte(value >>> 8);
    putByte(value);
  }

  void putInt(int value) {
    putShort(value >>> 16);
    putShort(value);
  }

  void putLong(long value) {
    ensure(Long.BYTES);
    LONG.set(bytes, length, value);
    length += Long.BYTES;
  }

  void putDouble(double value) {
    putLong(Double.doubleToRawLongBits(value));
  }

  void putUvarint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void putVarint(long value) {
    putUvarint((value << 1) ^ (value >> 63));
  }

  void putString(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    putUvarint(encoded.length);
    put(encoded, 0, encoded.length);
  }

  void putLabels(Labels labels) {
    putUvarint(labels.size());
    for (Label label : labels) {
      putString(label.name());
      putString(label.value());
    }
  }

  void put(byte[] source, int from, int count) {
    ensure(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  void putZeros(int count) {
    ensure(count);
    Arrays.fill(bytes, length, length + count, (byte) 0);
    length += count;
  }

  /** Begins with so many bytes, which the caller fills in the array. */
  byte[] begin(int count) {
    length = 0;
    ensure(count);
    length = count;
    return bytes;
  }

  /** Makes room for so many bytes more. */
  void ensure(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
  }
}
