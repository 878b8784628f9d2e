package io.freqwatch.tsdb.head;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads one mapped file of {@code chunks_head}. Used by one thread. */
final class ChunkFileReader {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final int LENGTH_AT = 25;
  private static final int SHORTEST = LENGTH_AT + 1 + 4;

  private final MemorySegment file;
  private final int number;
  private long maxMillis = Long.MIN_VALUE;
  private long end;

  ChunkFileReader(MemorySegment file, int number) {
    this.file = file;
    this.number = number;
  }

  /** Where the last right chunk ends; known after {@link #check}. */
  long end() {
    return end;
  }

  /** The latest time of any right chunk; known after {@link #check}. */
  long maxMillis() {
    return maxMillis;
  }

  /** What is wrong with the file, up to its end or to the zeros behind its last chunk. */
  @Nullable String check() {
    if (file.byteSize() < HeadChunkFiles.HEADER_BYTES || !HeadChunkFiles.isHeader(file)) {
      return "the header is not that of chunks of the head";
    }
    end = HeadChunkFiles.HEADER_BYTES;
    while (end < file.byteSize() && !isRestEmpty(end)) {
      long next = next(end);
      if (next < 0) {
        return "bytes %d to %d hold no chunk with a right checksum".formatted(end, file.byteSize());
      }
      maxMillis = Math.max(maxMillis, file.get(LONG, end + 16));
      end = next;
    }
    return null;
  }

  /** Hands on all chunks of a file that was checked. */
  void forEach(HeadChunkFiles.Visitor visitor) {
    for (long at = HeadChunkFiles.HEADER_BYTES; at < end; at = next(at)) {
      int length = length(at);
      long data = at + LENGTH_AT + HeadChunkFiles.lengthBytes(length);
      visitor.chunk(
          file.get(LONG, at),
          file.get(LONG, at + 8),
          file.get(LONG, at + 16),
          (long) number << 32 | at,
          file.get(BYTE, at + 24),
          file.asSlice(data, length));
    }
  }

  /** Where the chunk behind the one at a position begins; -1 where that one is damaged. */
  private long next(long at) {
    if (file.byteSize() - at < SHORTEST) {
      return -1;
    }
    int length = length(at);
    if (length < 0) {
      return -1;
    }
    long crcAt = at + LENGTH_AT + HeadChunkFiles.lengthBytes(length) + length;
    if (crcAt + 4 > file.byteSize()) {
      return -1;
    }
    CRC32C crc = new CRC32C();
    crc.update(file.asSlice(at, crcAt - at).asByteBuffer());
    return (int) crc.getValue() == file.get(INT, crcAt) ? crcAt + 4 : -1;
  }

  private int length(long at) {
    int length = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      long position = at + LENGTH_AT + shift / 7;
      if (position >= file.byteSize()) {
        return -1;
      }
      int part = file.get(BYTE, position) & 0xff;
      length |= (part & 0x7f) << shift;
      if (part < 0x80) {
        return length;
      }
    }
    return -1;
  }

  /** Prometheus gives a file its full length at first; a chunk never begins with three zeros. */
  private boolean isRestEmpty(long at) {
    if (file.byteSize() - at >= LENGTH_AT) {
      return file.get(LONG, at) == 0 && file.get(LONG, at + 8) == 0 && file.get(LONG, at + 16) == 0;
    }
    for (long i = at; i < file.byteSize(); i++) {
      if (file.get(BYTE, i) != 0) {
        return false;
      }
    }
    return true;
  }
}
