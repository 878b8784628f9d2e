package io.freqwatch.tsdb.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Bytes being put together: numbers highest byte first, as Go's {@code binary} writes them. */
public final class ByteSink {
  private byte[] bytes;
  private int length;

  public ByteSink(int initialCapacity) {
    bytes = new byte[initialCapacity];
  }

  public int length() {
    return length;
  }

  /** Forgets all bytes. */
  public void clear() {
    length = 0;
  }

  /** The bytes so far, not copied: valid until the next change. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  public void putByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  public void putInt(int value) {
    ensure(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  public void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  /** Seven bits to a byte, lowest first; the number counts as unsigned. */
  public void putUvarint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** Zigzag, then {@link #putUvarint}. */
  public void putVarint(long value) {
    putUvarint((value << 1) ^ (value >> 63));
  }

  /** The length in bytes, then the text in UTF-8. */
  public void putString(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    putUvarint(encoded.length);
    putBytes(encoded);
  }

  public void putBytes(byte[] added) {
    ensure(added.length);
    System.arraycopy(added, 0, bytes, length, added.length);
    length += added.length;
  }

  /** Overwrites four bytes. */
  public void setInt(int at, int value) {
    ByteBuffer.wrap(bytes).putInt(at, value);
  }

  /** CRC32C of the bytes from a position on. */
  public int checksum(int from) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length - from);
    return (int) checksum.getValue();
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
