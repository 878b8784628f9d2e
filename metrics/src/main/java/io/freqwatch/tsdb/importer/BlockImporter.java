package io.freqwatch.tsdb.importer;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.block.BlockListener;
import io.freqwatch.tsdb.block.BlockMeta;
import io.freqwatch.tsdb.block.BlockSeries;
import io.freqwatch.tsdb.block.BlockSet;
import io.freqwatch.tsdb.block.BlockWriter;
import io.freqwatch.tsdb.block.CompactionOptions;
import io.freqwatch.tsdb.block.Compactor;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Takes samples in any order and puts them into blocks. Samples are encoded as they come; when they
 * take as much memory as they may, they go into blocks in a directory beside, which are merged and
 * moved into the data directory at the end: all of them, or none where an import fails. Used by one
 * thread.
 */
public final class BlockImporter implements AutoCloseable {
  private static final String BESIDE = "import.tmp";

  /** About what a sample takes in memory, and a series of a block beside its samples. */
  private static final int SAMPLE_BYTES = 8;

  private static final int SERIES_BYTES = 600;

  private final Disk disk;
  private final Path directory;
  private final BlockSpans spans;
  private final long memoryBytes;
  private final BlockSet beside;
  private final Compactor compactor;
  private final NavigableMap<Long, Map<Labels, SampleLayers>> byBlock = new TreeMap<>();
  private long usedBytes;
  private long samples;

  /**
   * @param directory where blocks are; a running server finds the new ones there
   * @param memoryBytes about how much memory samples may take before they are written
   */
  public BlockImporter(
      Disk disk, Path directory, long memoryBytes, Clock clock, RandomGenerator random)
      throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.memoryBytes = memoryBytes;
    this.spans = new BlockSpans(clock.wallMillis());
    disk.deleteTree(directory.resolve(BESIDE));
    this.beside = BlockSet.open(disk, directory.resolve(BESIDE), new Complaints());
    this.compactor = new Compactor(disk, beside, CompactionOptions.DEFAULT, clock, random);
  }

  /** Adds a sample; of samples of the same series and time the first one counts. */
  public void add(Labels labels, long millis, double value) throws IOException {
    layers(labels, millis).add(millis, value);
    count();
  }

  /** Adds a native histogram. */
  public void add(Labels labels, long millis, FloatHistogram histogram) throws IOException {
    layers(labels, millis).add(millis, histogram);
    usedBytes += histogram.positiveBuckets().length + histogram.negativeBuckets().length;
    count();
  }

  private SampleLayers layers(Labels labels, long millis) {
    Map<Labels, SampleLayers> block =
        byBlock.computeIfAbsent(spans.start(millis), _ -> new TreeMap<>(Labels.ORDER));
    SampleLayers known = block.get(labels);
    if (known == null) {
      known = new SampleLayers();
      block.put(labels, known);
      usedBytes += SERIES_BYTES;
    }
    return known;
  }

  private void count() throws IOException {
    samples++;
    usedBytes += SAMPLE_BYTES;
    if (usedBytes > memoryBytes) {
      write();
    }
  }

  /** Samples so far. */
  public long samples() {
    return samples;
  }

  /** Puts what is in memory into blocks beside. */
  private void write() throws IOException {
    for (Map.Entry<Long, Map<Labels, SampleLayers>> block : byBlock.entrySet()) {
      long start = block.getKey();
      BlockMeta plan = BlockMeta.planned(compactor.newUlid(), start, spans.end(start));
      BlockWriter.write(disk, beside.directory(), plan, series(block.getValue()))
          .ifPresent(meta -> beside.add(meta.ulid()));
    }
    byBlock.clear();
    usedBytes = 0;
  }

  private static Iterator<BlockSeries> series(Map<Labels, SampleLayers> block) {
    return block.entrySet().stream()
        .map(entry -> new BlockSeries(entry.getKey(), entry.getValue().finish()))
        .iterator();
  }

  /** Puts all samples into blocks of the data directory. */
  public ImportReport finish() throws IOException {
    write();
    compactor.compact();
    List<BlockMeta> made = new ArrayList<>();
    for (Block block : beside.blocks()) {
      made.add(block.meta());
    }
    beside.close();
    for (BlockMeta meta : made) {
      disk.rename(beside.directory().resolve(meta.ulid()), directory.resolve(meta.ulid()));
    }
    disk.syncDirectory(directory);
    return new ImportReport(made, List.of());
  }

  /** Removes what is beside; without {@link #finish} nothing was imported. */
  @Override
  public void close() throws IOException {
    beside.close();
    disk.deleteTree(beside.directory());
  }

  /** Nothing but our own writing is read here, so nothing may be damaged. */
  private static final class Complaints implements BlockListener {
    @Override
    public void quarantined(Path from, Path to, String reason) {
      throw new ImportException("the block just written to " + from + " is damaged: " + reason);
    }

    @Override
    public void failed(Path block, String reason) {
      throw new ImportException(block + " " + reason);
    }
  }
}
