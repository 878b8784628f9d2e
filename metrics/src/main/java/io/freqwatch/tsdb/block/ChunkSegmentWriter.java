package io.freqwatch.tsdb.block;

import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.index.ByteSink;
import io.freqwatch.tsdb.index.SequentialFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes chunks one behind the other, a new file when one is full. Used by one thread. */
final class ChunkSegmentWriter implements AutoCloseable {
  /** As in Prometheus. */
  static final long DEFAULT_SEGMENT_BYTES = 512L << 20;

  /** Length, encoding and checksum of a chunk at most. */
  private static final int FRAME_BYTES = 10;

  private final Disk disk;
  private final Path directory;
  private final long segmentBytes;
  private final ByteSink frame = new ByteSink(1 << 11);
  private @Nullable SequentialFile file;
  private int number = -1;

  ChunkSegmentWriter(Disk disk, Path directory, long segmentBytes) throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    disk.createDirectories(directory);
  }

  /** Writes a chunk and returns the reference for the index. */
  long write(Chunk chunk) throws IOException {
    SequentialFile segment = segmentFor(chunk.byteCount() + FRAME_BYTES);
    long reference = (long) number << 32 | segment.position();
    frame.clear();
    frame.putUvarint(chunk.byteCount());
    int start = frame.length();
    frame.putByte(chunk.encoding().code());
    frame.putBytes(chunk.toBytes());
    frame.putInt(frame.checksum(start));
    segment.write(frame);
    return reference;
  }

  private SequentialFile segmentFor(int bytes) throws IOException {
    SequentialFile current = file;
    if (current != null && current.position() + bytes <= segmentBytes) {
      return current;
    }
    endSegment();
    number++;
    SequentialFile next = new SequentialFile(disk, ChunkSegments.path(directory, number));
    file = next;
    frame.clear();
    frame.putInt(ChunkSegments.MAGIC);
    frame.putByte(ChunkSegments.VERSION);
    frame.putBytes(new byte[ChunkSegments.HEADER_BYTES - frame.length()]);
    next.write(frame);
    return next;
  }

  private void endSegment() throws IOException {
    if (file != null) {
      file.sync();
      file.close();
      file = null;
    }
  }

  /** Makes all that was written last. */
  void finish() throws IOException {
    endSegment();
    disk.syncDirectory(directory);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
