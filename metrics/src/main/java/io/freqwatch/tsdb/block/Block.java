package io.freqwatch.tsdb.block;

import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.index.ChunkMeta;
import io.freqwatch.tsdb.index.IndexReader;
import io.freqwatch.tsdb.index.IndexSummary;
import io.freqwatch.tsdb.index.SeriesEntry;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An open block: its files mapped, its index checked. Whoever opened it and each querier hold it;
 * the files are unmapped when the last lets go. Safe for use by many threads.
 */
public final class Block implements Queryable, AutoCloseable {
  static final String INDEX = "index";

  private final Disk disk;
  private final Path directory;
  private final Arena arena;
  private final IndexReader index;
  private final IndexSummary summary;
  private final ChunkSegments chunks;
  private final long smallBytes;
  private final AtomicInteger holders = new AtomicInteger(1);
  private final AtomicReference<@Nullable String> damage = new AtomicReference<>();
  private volatile BlockMeta meta;
  private volatile Tombstones tombstones;

  private Block(Disk disk, Path directory, Arena arena) throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.arena = arena;
    Path metaFile = directory.resolve(MetaFile.NAME);
    this.meta = MetaFile.read(disk.readAll(metaFile), metaFile.toString());
    Path indexFile = directory.resolve(INDEX);
    this.index = IndexReader.open(disk.map(indexFile, arena), indexFile.toString());
    this.chunks = ChunkSegments.open(disk, directory.resolve(ChunkSegments.DIRECTORY), arena);
    this.tombstones = readTombstones();
    this.smallBytes = smallBytes();
    this.summary = index.verify(chunks::check);
    checkMeta();
  }

  /**
   * Opens a block and checks its index; chunks are checked when they are read.
   *
   * @throws StorageException.Corrupt where the block is damaged
   */
  public static Block open(Disk disk, Path directory) throws IOException {
    Arena arena = Arena.ofShared();
    try {
      return new Block(disk, directory, arena);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** A block made by others may have no file of tombstones; one that had some must have it. */
  private Tombstones readTombstones() throws IOException {
    Path file = directory.resolve(Tombstones.FILE);
    if (disk.exists(file) || meta.stats().tombstones() > 0) {
      return Tombstones.read(disk.readAll(file), file.toString());
    }
    return Tombstones.NONE;
  }

  private void checkMeta() {
    String name = directory.resolve(MetaFile.NAME).toString();
    BlockMeta.Stats stats = meta.stats();
    if (!meta.ulid().equals(String.valueOf(directory.getFileName()))) {
      throw new StorageException.Corrupt(name + ": names the block " + meta.ulid());
    }
    if (stats.series() != summary.series() || stats.chunks() != summary.chunks()) {
      throw new StorageException.Corrupt(
          "%s: %d series in %d chunks, the index has %d in %d"
              .formatted(name, stats.series(), stats.chunks(), summary.series(), summary.chunks()));
    }
    if (summary.series() > 0
        && (summary.minMillis() < meta.minMillis() || summary.maxMillis() >= meta.maxMillis())) {
      throw new StorageException.Corrupt(
          "%s: times %d to %d, the index has %d to %d"
              .formatted(
                  name,
                  meta.minMillis(),
                  meta.maxMillis(),
                  summary.minMillis(),
                  summary.maxMillis()));
    }
  }

  /** What is known of the block; the count of tombstones changes with {@link #delete}. */
  public BlockMeta meta() {
    return meta;
  }

  public Path directory() {
    return directory;
  }

  /** The index; valid while the block is held. */
  public IndexReader index() {
    return index;
  }

  /** Time of the first sample; {@link Long#MAX_VALUE} without series. */
  public long firstMillis() {
    return summary.minMillis();
  }

  /** Time of the last sample; {@link Long#MIN_VALUE} without series. */
  public long lastMillis() {
    return summary.maxMillis();
  }

  /** Bytes of all files. */
  public long byteSize() {
    return index.byteSize() + chunks.byteSize() + smallBytes;
  }

  private long smallBytes() throws IOException {
    Path stones = directory.resolve(Tombstones.FILE);
    return disk.size(directory.resolve(MetaFile.NAME))
        + (disk.exists(stones) ? disk.size(stones) : 0);
  }

  /**
   * A querier that holds the block until it is closed.
   *
   * @throws IllegalStateException where nobody holds the block any more
   */
  @Override
  public Querier querier(long minMillis, long maxMillis) {
    if (!hold()) {
      throw new IllegalStateException("block " + meta.ulid() + " is closed");
    }
    return new BlockQuerier(this, minMillis, maxMillis);
  }

  /** Holds the block; false where nobody does any more. Each success asks for a {@link #close}. */
  public boolean hold() {
    return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /** Lets go of the block, once for opening it and once for each {@link #hold}. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      arena.close();
    }
  }

  /**
   * The chunk that the index means.
   *
   * @throws StorageException.Corrupt where it is damaged; the block then remembers that it is
   */
  public Chunk chunk(ChunkMeta chunkMeta) {
    try {
      return chunks.read(chunkMeta.reference());
    } catch (StorageException.Corrupt e) {
      damage.compareAndSet(null, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** What a reader found to be damaged, if any did. */
  public @Nullable String damage() {
    return damage.get();
  }

  /**
   * Reads every chunk and looks at its checksum.
   *
   * @throws StorageException.Corrupt for the first that is damaged
   */
  public void verifyChunks() {
    for (int reference : index.allSeries()) {
      for (ChunkMeta chunkMeta : index.series(reference).chunks()) {
        chunk(chunkMeta);
      }
    }
  }

  /**
   * Reads all of the block again, and looks at its checksums.
   *
   * @throws StorageException.Corrupt for what is damaged; the block then remembers that it is
   */
  public void verify() {
    try {
      index.verify(chunks::check);
      verifyChunks();
    } catch (StorageException.Corrupt e) {
      damage.compareAndSet(null, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  Tombstones tombstones() {
    return tombstones;
  }

  /** Deletes samples of the series that match; they are gone from answers at once, and for good. */
  public synchronized void delete(long minMillis, long maxMillis, Matcher... matchers)
      throws IOException {
    Map<Integer, TimeSpan> deleted = stones(minMillis, maxMillis, matchers);
    if (deleted.isEmpty()) {
      return;
    }
    Tombstones more = tombstones.with(deleted);
    BlockMeta counted = meta.withStats(meta.stats().withTombstones(more.count()));
    disk.replace(directory.resolve(Tombstones.FILE), more.toBytes());
    tombstones = more;
    disk.replace(directory.resolve(MetaFile.NAME), MetaFile.write(counted));
    meta = counted;
  }

  /** As in Prometheus: series with chunks in the span, and of it what is between their ends. */
  private Map<Integer, TimeSpan> stones(long minMillis, long maxMillis, Matcher... matchers) {
    Map<Integer, TimeSpan> stones = new TreeMap<>();
    if (minMillis > lastMillis() || maxMillis < firstMillis()) {
      return stones;
    }
    for (int series : index.select(matchers)) {
      List<ChunkMeta> all = index.series(series).chunks();
      if (all.stream().anyMatch(c -> c.minMillis() <= maxMillis && c.maxMillis() >= minMillis)) {
        long from = Math.max(minMillis, all.getFirst().minMillis());
        stones.put(series, new TimeSpan(from, Math.min(maxMillis, all.getLast().maxMillis())));
      }
    }
    return stones;
  }

  /** A series and its chunks within a time span; deleted ones are left out. */
  SeriesEntry series(int reference, long minMillis, long maxMillis) {
    SeriesEntry entry = index.series(reference, minMillis, maxMillis);
    TimeSpans deleted = tombstones.of(reference);
    if (deleted.isEmpty()) {
      return entry;
    }
    return new SeriesEntry(
        reference,
        entry.labels(),
        entry.chunks().stream()
            .filter(chunk -> !deleted.covers(chunk.minMillis(), chunk.maxMillis()))
            .toList());
  }
}
