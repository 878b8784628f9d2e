package io.freqwatch.tsdb.chunk;

import io.freqwatch.storage.StorageException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads bits, highest first. Reading behind the last bit throws {@link StorageException.Corrupt}.
 * Used by one thread.
 */
final class BitReader {
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  private final MemorySegment memory;
  private final long bytes;
  private long next;

  /** Bits that were loaded and not read yet, highest first; zeros behind them. */
  private long buffer;

  private int available;

  private long markedNext;
  private long markedBuffer;
  private int markedAvailable;

  BitReader(MemorySegment memory, int skippedBytes) {
    this(memory, skippedBytes, memory.byteSize());
  }

  /**
   * Reads a part of some memory.
   *
   * @param end behind the last byte
   */
  BitReader(MemorySegment memory, long start, long end) {
    this.memory = memory;
    this.bytes = end;
    this.next = start;
  }

  /** Remembers where it is, for {@link #reset}. */
  void mark() {
    markedNext = next;
    markedBuffer = buffer;
    markedAvailable = available;
  }

  /** Goes back to where it was marked. */
  void reset() {
    next = markedNext;
    buffer = markedBuffer;
    available = markedAvailable;
  }

  /**
   * The next bits as the lowest of a number.
   *
   * @param count 1 to 64
   */
  long read(int count) {
    if (count > available) {
      return readAcross(count);
    }
    long value = buffer >>> (64 - count);
    skip(count);
    return value;
  }

  int readBit() {
    return (int) read(1);
  }

  /** How many ones come before the next zero, which is read too; at most so many are read. */
  int readOnes(int most) {
    if (available < most) {
      return readOnesOneByOne(most);
    }
    int ones = Math.min(most, Long.numberOfLeadingZeros(~buffer));
    skip(Math.min(most, ones + 1));
    return ones;
  }

  /** Skips pairs of zeros as far as they are loaded, at most so many; how many they were. */
  int skipZeroPairs(int most) {
    int loaded = Math.min(available, Long.numberOfLeadingZeros(buffer));
    int pairs = Math.min(most, loaded / 2);
    if (pairs > 0) {
      skip(2 * pairs);
    }
    return pairs;
  }

  private int readOnesOneByOne(int most) {
    int ones = 0;
    while (ones < most && readBit() == 1) {
      ones++;
    }
    return ones;
  }

  private void skip(int count) {
    buffer = buffer << (count - 1) << 1;
    available -= count;
  }

  /** Reads bits of which some are not loaded yet. */
  private long readAcross(int count) {
    int missing = count - available;
    long high = available == 0 ? 0 : buffer >>> (64 - available);
    load();
    if (missing > available) {
      throw endsTooEarly();
    }
    long low = buffer >>> (64 - missing);
    skip(missing);
    return high << (missing - 1) << 1 | low;
  }

  private void load() {
    if (next + 8 <= bytes) {
      buffer = memory.get(WORD, next);
      available = 64;
      next += 8;
      return;
    }
    buffer = 0;
    available = 0;
    for (; next < bytes; next++) {
      available += 8;
      buffer |= (memory.get(BYTE, next) & 0xffL) << (64 - available);
    }
  }

  double readDouble() {
    return Double.longBitsToDouble(read(64));
  }

  long readUvarint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      long part = read(8);
      value |= (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new StorageException.Corrupt("a number in a chunk has more than ten bytes");
  }

  long readVarint() {
    long zigzag = readUvarint();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  private StorageException.Corrupt endsTooEarly() {
    return new StorageException.Corrupt("a chunk ends before its last sample");
  }
}
