package io.freqwatch.tsdb.index;

import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index of a block. The file begins with all texts in order, which are known only after
 * the last series; so series go to a file beside it first, their labels as numbers of pairs, and
 * {@link #finish} lays out the index. Memory is needed for the pairs and for four bytes per label
 * of each series, not for chunks. Used by one thread.
 */
public final class IndexWriter implements AutoCloseable {
  private final Disk disk;
  private final Path file;
  private final Path beside;
  private final SequentialFile series;
  private final LabelPairs pairs = new LabelPairs();
  private final ByteSink entry = new ByteSink(256);
  private final ByteSink chunkBytes = new ByteSink(256);
  private int seriesCount;
  private @Nullable Labels previous;

  /**
   * @param file the index to write, which must not be there yet
   */
  public IndexWriter(Disk disk, Path file) throws IOException {
    this.disk = disk;
    this.file = file;
    this.beside = file.resolveSibling(file.getFileName() + ".series");
    this.series = new SequentialFile(disk, beside);
  }

  /**
   * Adds a series.
   *
   * @param labels come after those of the series before, in the order of {@link Labels#ORDER}
   * @param chunks at least one, in order of time
   * @throws IllegalArgumentException where they are out of order
   */
  public void add(Labels labels, List<ChunkMeta> chunks) throws IOException {
    if (previous != null && Labels.ORDER.compare(previous, labels) >= 0) {
      throw new IllegalArgumentException("series %s comes after %s".formatted(labels, previous));
    }
    previous = labels;
    entry.clear();
    entry.putUvarint(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      entry.putUvarint(pairs.add(labels.nameAt(i), labels.valueAt(i), seriesCount));
    }
    chunkBytes.clear();
    encode(chunks);
    entry.putUvarint(chunkBytes.length());
    series.write(entry);
    series.write(chunkBytes);
    seriesCount++;
  }

  /** Writes the index and makes it last. */
  public void finish() throws IOException {
    series.flush();
    try (Arena arena = Arena.ofConfined();
        IndexFile index = new IndexFile(disk, file, pairs)) {
      ByteCursor written = new ByteCursor(disk.map(beside, arena), beside.toString());
      index.write(written, seriesCount);
    }
    close();
  }

  private void encode(List<ChunkMeta> chunks) {
    chunkBytes.putUvarint(chunks.size());
    ChunkMeta before = null;
    for (ChunkMeta chunk : chunks) {
      if (before == null) {
        chunkBytes.putVarint(chunk.minMillis());
        chunkBytes.putUvarint(chunk.maxMillis() - chunk.minMillis());
        chunkBytes.putUvarint(chunk.reference());
      } else {
        chunkBytes.putUvarint(chunk.minMillis() - before.maxMillis());
        chunkBytes.putUvarint(chunk.maxMillis() - chunk.minMillis());
        chunkBytes.putVarint(chunk.reference() - before.reference());
      }
      before = chunk;
    }
  }

  /** Removes the file beside the index. */
  @Override
  public void close() throws IOException {
    series.close();
    disk.deleteTree(beside);
  }
}
