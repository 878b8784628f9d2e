package io.freqwatch.tsdb.chunk;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.StorageException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The encoded samples of one series over some time, in memory of somebody else: an open chunk of
 * the head, or a part of a mapped file. Valid as long as that memory is.
 *
 * @param sampleCount how many of the samples count; an open chunk may have grown since
 * @param data the chunk's bytes without length, encoding and checksum
 */
public record Chunk(ChunkEncoding encoding, int sampleCount, MemorySegment data) {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  /**
   * A chunk that holds as many samples as its own header says.
   *
   * @throws StorageException.Corrupt where there is no whole header
   */
  public static Chunk of(ChunkEncoding encoding, MemorySegment data) {
    if (data.byteSize() < headerBytes(encoding)) {
      throw new StorageException.Corrupt(
          "a chunk has %d bytes, its header alone needs %d"
              .formatted(data.byteSize(), headerBytes(encoding)));
    }
    int count = (data.get(BYTE, 0) & 0xff) << 8 | data.get(BYTE, 1) & 0xff;
    return new Chunk(encoding, count, data);
  }

  public int byteCount() {
    return (int) data.byteSize();
  }

  /** The chunk's bytes, copied. */
  public byte[] toBytes() {
    return data.toArray(BYTE);
  }

  /**
   * A new iterator over the samples; it throws {@link StorageException.Corrupt} where the bits make
   * no sense.
   */
  public SampleIterator samples() {
    return switch (encoding) {
      case XOR -> new XorIterator(this);
      case XOR2 -> new Xor2Iterator(this);
      case HISTOGRAM, FLOAT_HISTOGRAM -> new HistogramIterator(this);
    };
  }

  static int headerBytes(ChunkEncoding encoding) {
    return encoding == ChunkEncoding.XOR ? XorEncoder.HEADER_BYTES : 3;
  }
}
