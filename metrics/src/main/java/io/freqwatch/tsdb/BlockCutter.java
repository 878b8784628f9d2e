package io.freqwatch.tsdb;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.block.BlockMeta;
import io.freqwatch.tsdb.block.BlockSeries;
import io.freqwatch.tsdb.block.BlockSet;
import io.freqwatch.tsdb.block.BlockWriter;
import io.freqwatch.tsdb.block.TimeSpan;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.TimedChunk;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.head.Head;
import io.freqwatch.tsdb.head.LateCut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Writes blocks of what is in memory. Used by the maintenance thread. */
final class BlockCutter {
  private final Disk disk;
  private final BlockSet blocks;
  private final Supplier<String> ulids;

  BlockCutter(Disk disk, BlockSet blocks, Supplier<String> ulids) {
    this.disk = disk;
    this.blocks = blocks;
    this.ulids = ulids;
  }

  /** Writes what the head has from one time to before another, and lets the head forget it. */
  void cut(Head head, long fromMillis, long toMillis) throws IOException {
    BlockMeta plan = BlockMeta.planned(ulids.get(), fromMillis, toMillis);
    add(write(plan, head.series(fromMillis, toMillis - 1)));
    head.truncate(toMillis);
  }

  Optional<BlockMeta> write(BlockMeta plan, Iterator<BlockSeries> series) throws IOException {
    return BlockWriter.write(disk, blocks.directory(), plan, new Within(series, plan));
  }

  private void add(Optional<BlockMeta> written) throws IOException {
    if (written.isPresent() && !blocks.add(written.get().ulid())) {
      throw new IOException("block " + written.get().ulid() + " was damaged while it was written");
    }
  }

  /** Writes what came out of order into blocks of its own, and lets the head forget it. */
  void cutLate(Head head, long rangeMillis) throws IOException {
    LateCut cut = head.outOfOrder().cut();
    for (long start : cut.starts(rangeMillis)) {
      add(writeLate(blocks.directory(), cut, new TimeSpan(start, start + rangeMillis - 1)));
    }
    head.outOfOrder().forget(cut);
  }

  /** Writes what came out of order into blocks of another directory. */
  void copyLate(Head head, long rangeMillis, Path target) throws IOException {
    LateCut cut = head.outOfOrder().cut();
    for (long start : cut.starts(rangeMillis)) {
      writeLate(target, cut, new TimeSpan(start, start + rangeMillis - 1));
    }
  }

  private Optional<BlockMeta> writeLate(Path directory, LateCut cut, TimeSpan span)
      throws IOException {
    String ulid = ulids.get();
    BlockMeta plan =
        BlockMeta.planned(
            ulid, span.minMillis(), span.maxMillis() + 1, BlockMeta.Compaction.outOfOrder(ulid));
    Iterator<BlockSeries> series = cut.series(span.minMillis(), span.maxMillis());
    return BlockWriter.write(disk, directory, plan, series);
  }

  /** Writes history into blocks, one for each range. */
  void cut(History history) throws IOException {
    Map<Long, NavigableMap<Labels, List<TimedChunk>>> ranges = new TreeMap<>();
    history
        .snapshot()
        .forEach(
            (labels, chunks) ->
                chunks.forEach(
                    chunk ->
                        ranges
                            .computeIfAbsent(
                                history.range(chunk.minMillis()), _ -> new TreeMap<>(Labels.ORDER))
                            .computeIfAbsent(labels, _ -> new ArrayList<>())
                            .add(chunk)));
    for (NavigableMap<Labels, List<TimedChunk>> range : ranges.values()) {
      add(write(historyPlan(range), series(range)));
      history.remove(range);
    }
  }

  private BlockMeta historyPlan(NavigableMap<Labels, List<TimedChunk>> range) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (List<TimedChunk> chunks : range.values()) {
      min = Math.min(min, chunks.getFirst().minMillis());
      max = Math.max(max, chunks.getLast().maxMillis());
    }
    String ulid = ulids.get();
    return BlockMeta.planned(ulid, min, max + 1, BlockMeta.Compaction.history(ulid));
  }

  private static Iterator<BlockSeries> series(NavigableMap<Labels, List<TimedChunk>> range) {
    return range.entrySet().stream()
        .map(entry -> new BlockSeries(entry.getKey(), entry.getValue()))
        .iterator();
  }

  /** Series whose chunks keep within a block: one that reaches out of it is encoded anew. */
  private record Within(Iterator<BlockSeries> series, BlockMeta plan)
      implements Iterator<BlockSeries> {
    @Override
    public boolean hasNext() {
      return series.hasNext();
    }

    @Override
    public BlockSeries next() {
      BlockSeries next = series.next();
      List<TimedChunk> within = new ArrayList<>();
      for (TimedChunk chunk : next.chunks()) {
        if (chunk.minMillis() >= plan.minMillis() && chunk.maxMillis() < plan.maxMillis()) {
          within.add(chunk);
        } else {
          within.addAll(cutOff(chunk));
        }
      }
      return new BlockSeries(next.labels(), within);
    }

    private List<TimedChunk> cutOff(TimedChunk chunk) {
      ChunkBuilder builder = new ChunkBuilder();
      SampleIterator samples = chunk.chunk().samples();
      SampleKind kind = samples.seek(plan.minMillis());
      while (kind != SampleKind.NONE && samples.timestampMillis() < plan.maxMillis()) {
        builder.add(kind, samples);
        kind = samples.next();
      }
      return builder.finish();
    }
  }
}
