package io.freqwatch.tsdb.block;

import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.chunk.ChunkEncoding;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.index.ByteCursor;
import io.freqwatch.tsdb.index.ChunkMeta;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The chunks of a block in its {@code chunks/} directory, mapped. Safe for use by many threads
 * while the arena lives.
 */
final class ChunkSegments {
  static final String DIRECTORY = "chunks";
  static final int MAGIC = 0x85BD40DD;
  static final int VERSION = 1;
  static final int HEADER_BYTES = 8;

  private record Segment(Path path, MemorySegment bytes) {}

  private final Path directory;
  private final List<Segment> segments = new ArrayList<>();

  private ChunkSegments(Path directory) {
    this.directory = directory;
  }

  static ChunkSegments open(Disk disk, Path directory, Arena arena) throws IOException {
    ChunkSegments opened = new ChunkSegments(directory);
    if (disk.exists(directory)) {
      for (Path path : disk.list(directory)) {
        opened.add(path, disk.map(path, arena));
      }
    }
    return opened;
  }

  /**
   * Checks that there is something where a reference leads.
   *
   * @throws StorageException.Corrupt where the segment is missing or too short
   */
  void check(ChunkMeta meta) {
    cursor(meta.reference()).readByte();
  }

  static Path path(Path directory, int number) {
    return directory.resolve(String.format(Locale.ROOT, "%06d", number + 1));
  }

  private void add(Path path, MemorySegment bytes) {
    ByteCursor cursor = new ByteCursor(bytes, path.toString());
    if (!path.getFileName().toString().equals("%06d".formatted(segments.size() + 1))) {
      throw cursor.corrupt("unexpected file, expected %06d".formatted(segments.size() + 1));
    }
    int magic = cursor.readInt();
    int version = cursor.readByte();
    if (magic != MAGIC || version != VERSION) {
      throw cursor.corrupt(
          "begins with %08x and version %d, expected %08x and version %d"
              .formatted(magic, version, MAGIC, VERSION));
    }
    segments.add(new Segment(path, bytes));
  }

  int count() {
    return segments.size();
  }

  long byteSize() {
    return segments.stream().mapToLong(segment -> segment.bytes.byteSize()).sum();
  }

  /**
   * The chunk that a reference of the index stands for, its checksum looked at.
   *
   * @throws StorageException.Corrupt where there is none, or a damaged one
   */
  Chunk read(long reference) {
    ByteCursor cursor = cursor(reference);
    int length = cursor.readCount("length of a chunk", Integer.MAX_VALUE);
    MemorySegment checked = cursor.readChecked(1L + length);
    return Chunk.of(ChunkEncoding.of(checked.get(ValueLayout.JAVA_BYTE, 0)), checked.asSlice(1));
  }

  private ByteCursor cursor(long reference) {
    int number = (int) (reference >>> 32);
    if (number < 0 || number >= segments.size()) {
      throw new StorageException.Corrupt(
          "%s: a chunk is in segment %d, there are %d"
              .formatted(directory, number + 1, segments.size()));
    }
    Segment segment = segments.get(number);
    return new ByteCursor(segment.bytes, segment.path.toString()).at(reference & 0xffff_ffffL);
  }
}
