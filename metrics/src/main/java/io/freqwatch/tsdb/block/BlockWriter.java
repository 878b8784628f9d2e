package io.freqwatch.tsdb.block;

import io.freqwatch.tsdb.chunk.ChunkEncoding;
import io.freqwatch.tsdb.chunk.TimedChunk;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import io.freqwatch.tsdb.index.ChunkMeta;
import io.freqwatch.tsdb.index.IndexWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Writes a block. All goes into {@code <ulid>.tmp-for-creation}, which is synced and then renamed:
 * a block is there wholly or not at all, whatever happens. Used by one thread.
 */
public final class BlockWriter implements AutoCloseable {
  static final String UNFINISHED = ".tmp-for-creation";

  private final Disk disk;
  private final Path directory;
  private final Path unfinished;
  private final BlockMeta plan;
  private final ChunkSegmentWriter chunks;
  private final IndexWriter index;
  private final List<ChunkMeta> metas = new ArrayList<>();
  private long series;
  private long chunkCount;
  private long floats;
  private long histograms;
  private boolean done;

  /**
   * @param dataDirectory where blocks are
   * @param plan all of the block but how much is in it
   */
  public BlockWriter(Disk disk, Path dataDirectory, BlockMeta plan) throws IOException {
    this(disk, dataDirectory, plan, ChunkSegmentWriter.DEFAULT_SEGMENT_BYTES);
  }

  BlockWriter(Disk disk, Path dataDirectory, BlockMeta plan, long segmentBytes) throws IOException {
    this.disk = disk;
    this.plan = plan;
    this.directory = dataDirectory.resolve(plan.ulid());
    this.unfinished = dataDirectory.resolve(plan.ulid() + UNFINISHED);
    disk.deleteTree(unfinished);
    disk.createDirectories(unfinished);
    this.chunks =
        new ChunkSegmentWriter(disk, unfinished.resolve(ChunkSegments.DIRECTORY), segmentBytes);
    this.index = new IndexWriter(disk, unfinished.resolve(Block.INDEX));
  }

  /**
   * Writes a block of series in order.
   *
   * @return what was written; empty, and no block, where there were no series
   */
  public static Optional<BlockMeta> write(
      Disk disk, Path dataDirectory, BlockMeta plan, Iterator<BlockSeries> series)
      throws IOException {
    try (BlockWriter writer = new BlockWriter(disk, dataDirectory, plan)) {
      while (series.hasNext()) {
        writer.add(series.next());
      }
      return writer.finish();
    }
  }

  /** Adds a series, its labels after those of the one before; one without chunks is left out. */
  public void add(BlockSeries added) throws IOException {
    metas.clear();
    for (TimedChunk timed : added.chunks()) {
      long reference = chunks.write(timed.chunk());
      metas.add(new ChunkMeta(timed.minMillis(), timed.maxMillis(), reference));
      count(timed);
    }
    if (!metas.isEmpty()) {
      index.add(added.labels(), metas);
      series++;
    }
  }

  /** Samples so far. */
  public long samples() {
    return floats + histograms;
  }

  /** Series so far. */
  public long series() {
    return series;
  }

  private void count(TimedChunk timed) {
    chunkCount++;
    ChunkEncoding encoding = timed.chunk().encoding();
    if (encoding == ChunkEncoding.XOR || encoding == ChunkEncoding.XOR2) {
      floats += timed.chunk().sampleCount();
    } else {
      histograms += timed.chunk().sampleCount();
    }
  }

  /** Makes the block last under its name; empty, and nothing left, without series. */
  public Optional<BlockMeta> finish() throws IOException {
    if (series == 0) {
      return Optional.empty();
    }
    chunks.finish();
    index.finish();
    BlockMeta.Stats stats =
        new BlockMeta.Stats(samples(), floats, histograms, series, chunkCount, 0);
    BlockMeta meta = plan.withStats(stats);
    writeFile(Tombstones.FILE, Tombstones.NONE.toBytes());
    writeFile(MetaFile.NAME, MetaFile.write(meta));
    disk.syncDirectory(unfinished);
    disk.rename(unfinished, directory);
    disk.syncDirectory(Disk.directoryOf(directory));
    done = true;
    return Optional.of(meta);
  }

  private void writeFile(String name, byte[] bytes) throws IOException {
    try (DiskFile file = disk.create(unfinished.resolve(name))) {
      file.append(ByteBuffer.wrap(bytes));
      file.sync();
    }
  }

  /** Removes what was written, where it was not finished. */
  @Override
  public void close() throws IOException {
    if (!done) {
      chunks.close();
      index.close();
      disk.deleteTree(unfinished);
    }
  }
}
