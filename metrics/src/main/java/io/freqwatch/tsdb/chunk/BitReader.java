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
  private long bits;

  BitReader(MemorySegment memory, int skippedBytes) {
    this.memory = memory;
    this.bytes = memory.byteSize();
    this.bits = 8L * skippedBytes;
  }

  /**
   * The next bits as the lowest of a number.
   *
   * @param count 1 to 64
   */
  long read(int count) {
    long at = bits >>> 3;
    int used = (int) (bits & 7);
    if (used + count > 64 || at + 8 > bytes) {
      return readAtTheEdge(count);
    }
    bits += count;
    return memory.get(WORD, at) << used >>> (64 - count);
  }

  int readBit() {
    long at = bits >>> 3;
    if (at >= bytes) {
      throw endsTooEarly();
    }
    int bit = memory.get(BYTE, at) >>> (7 - (int) (bits & 7)) & 1;
    bits++;
    return bit;
  }

  /** How many ones come before the next zero, which is read too; at most so many are read. */
  int readOnes(int most) {
    int ones = 0;
    while (ones < most && readBit() == 1) {
      ones++;
    }
    return ones;
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

  private long readAtTheEdge(int count) {
    if (bits + count > 8 * bytes) {
      throw endsTooEarly();
    }
    long value = 0;
    int missing = count;
    while (missing > 0) {
      int left = 8 - (int) (bits & 7);
      int taken = Math.min(left, missing);
      int part = (memory.get(BYTE, bits >>> 3) & 0xff) >>> (left - taken);
      value = value << taken | part & ((1 << taken) - 1);
      bits += taken;
      missing -= taken;
    }
    return value;
  }

  private StorageException.Corrupt endsTooEarly() {
    return new StorageException.Corrupt(
        "a chunk of " + bytes + " bytes ends before its last sample");
  }
}
