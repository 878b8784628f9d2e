package io.freqwatch.tsdb.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.storage.StorageException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Reads what {@link ByteSink} puts together. Reading behind the end, and numbers that are too long,
 * throw {@link StorageException.Corrupt} with the name that the bytes were given. Used by one
 * thread.
 */
public final class ByteCursor {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final MemorySegment bytes;
  private final String name;
  private long position;

  /**
   * @param name what the bytes are, for messages
   */
  public ByteCursor(MemorySegment bytes, String name) {
    this.bytes = bytes;
    this.name = name;
  }

  public long position() {
    return position;
  }

  /** Goes to a position, which may lie anywhere; the next read checks it. */
  public ByteCursor at(long newPosition) {
    position = newPosition;
    return this;
  }

  public long remaining() {
    return bytes.byteSize() - position;
  }

  public int readByte() {
    require(1);
    return bytes.get(BYTE, position++) & 0xff;
  }

  public int readInt() {
    require(4);
    int value = bytes.get(INT, position);
    position += 4;
    return value;
  }

  public long readLong() {
    require(8);
    long value = bytes.get(LONG, position);
    position += 8;
    return value;
  }

  public long readUvarint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int part = readByte();
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw corrupt("a number has more than ten bytes");
  }

  public long readVarint() {
    long zigzag = readUvarint();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /**
   * A number that must not be larger than a limit.
   *
   * @param what the number is, for the message
   */
  public int readCount(String what, long limit) {
    long count = readUvarint();
    if (count < 0 || count > limit) {
      throw corrupt(
          "%s is %s, expected at most %d".formatted(what, Long.toUnsignedString(count), limit));
    }
    return (int) count;
  }

  /** A text with its length before it. */
  public String readString() {
    MemorySegment text = readBytes();
    return new String(text.toArray(BYTE), UTF_8);
  }

  /** Bytes with their length before them; not copied. */
  public MemorySegment readBytes() {
    int length = readCount("length of a text", remaining());
    return read(length);
  }

  /** So many bytes, not copied. */
  public MemorySegment read(long length) {
    require(length);
    MemorySegment part = bytes.asSlice(position, length);
    position += length;
    return part;
  }

  /** So many bytes behind which their CRC32C stands, which is checked. */
  public MemorySegment readChecked(long length) {
    long start = position;
    MemorySegment part = read(length);
    int expected = readInt();
    int found = checksum(part);
    if (expected != found) {
      throw new StorageException.Corrupt(
          "%s: checksum of %d bytes at %d is %08x, expected %08x"
              .formatted(name, length, start, found, expected));
    }
    return part;
  }

  /** CRC32C of bytes. */
  public static int checksum(MemorySegment part) {
    CRC32C checksum = new CRC32C();
    checksum.update(part.asByteBuffer());
    return (int) checksum.getValue();
  }

  /** The complaint that something is wrong at the position. */
  public StorageException.Corrupt corrupt(String what) {
    return new StorageException.Corrupt("%s: %s at %d".formatted(name, what, position));
  }

  private void require(long count) {
    if (position < 0 || count < 0 || count > bytes.byteSize() - position) {
      throw corrupt("ends within %d bytes".formatted(count));
    }
  }
}
