package io.freqwatch.tsdb.chunk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Writes bits, highest first, into memory of its own that grows, or into memory it was given. What
 * lies before the position never changes, so that others may read it meanwhile. Used by one thread.
 */
public final class BitWriter {
  /** Room that must be left behind the last bit: a write stores whole words. */
  public static final int SLACK_BYTES = 9;

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private MemorySegment memory;

  /** The part of the memory that may be written: where it begins, and how long it is. */
  private long base;

  private long capacity;
  private boolean growing;
  private long bits;

  private BitWriter(MemorySegment memory, boolean growing) {
    this.memory = memory;
    this.capacity = memory.byteSize();
    this.growing = growing;
  }

  /** A writer into an array that grows as needed. */
  public static BitWriter growing(int initialBytes) {
    return new BitWriter(MemorySegment.ofArray(new byte[initialBytes + SLACK_BYTES]), true);
  }

  /** A writer into zeroed memory of a fixed size, {@link #SLACK_BYTES} of which are never used. */
  public static BitWriter into(MemorySegment memory) {
    return new BitWriter(memory, false);
  }

  /**
   * Goes on in a part of other memory, behind so many bits there; what follows them is zero.
   *
   * @param offset where the part begins
   * @param bytes how long it is
   */
  public void moveTo(MemorySegment other, long offset, long bytes, long bitPosition) {
    memory = other;
    base = offset;
    capacity = bytes;
    growing = false;
    bits = bitPosition;
  }

  public long bitCount() {
    return bits;
  }

  /** Bytes begun. */
  public int byteCount() {
    return (int) ((bits + 7) >>> 3);
  }

  /** What is written, zero bits behind the last one; the same memory, not a copy. */
  public MemorySegment written() {
    return memory.asSlice(base, byteCount());
  }

  /**
   * Writes the lowest bits of a number.
   *
   * @param count 1 to 64
   */
  public void write(long value, int count) {
    int used = (int) (bits & 7);
    ensure((bits >>> 3) + SLACK_BYTES);
    long at = base + (bits >>> 3);
    long aligned = value << (64 - count);
    long begun = (memory.get(BYTE, at) & (0xff00L >> used) & 0xff) << 56;
    memory.set(WORD, at, begun | (aligned >>> used));
    if (used + count > 64) {
      memory.set(BYTE, at + 8, (byte) (aligned << (64 - used) >>> 56));
    }
    bits += count;
  }

  /** Steps over bits that are zero already, as all behind the last one are: touches no memory. */
  void writeZeros(int count) {
    ensure((bits >>> 3) + SLACK_BYTES);
    bits += count;
  }

  public void writeBit(int bit) {
    write(bit, 1);
  }

  public void writeDouble(double value) {
    write(Double.doubleToRawLongBits(value), 64);
  }

  /** Seven bits to a byte, lowest first, as Go's {@code binary.PutUvarint}. */
  public void writeUvarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      write(rest & 0x7f | 0x80, 8);
      rest >>>= 7;
    }
    write(rest, 8);
  }

  /** Zigzag, then {@link #writeUvarint}. */
  public void writeVarint(long value) {
    writeUvarint((value << 1) ^ (value >> 63));
  }

  /** Overwrites the first two bytes. */
  void setFirst(int value) {
    setShort(memory, base, value);
  }

  /** Overwrites two bytes at an offset. */
  static void setShort(MemorySegment memory, long offset, int value) {
    memory.set(SHORT, offset, (short) value);
  }

  private void ensure(long bytes) {
    if (bytes <= capacity) {
      return;
    }
    if (!growing) {
      throw new IndexOutOfBoundsException(
          "a chunk of %d bytes is full, it needs %d".formatted(capacity, bytes));
    }
    MemorySegment larger = MemorySegment.ofArray(new byte[(int) Math.max(bytes, bytes * 3 / 2)]);
    larger.copyFrom(memory);
    memory = larger;
    capacity = larger.byteSize();
  }
}
