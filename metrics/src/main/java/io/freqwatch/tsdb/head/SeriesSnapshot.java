package io.freqwatch.tsdb.head;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.MergedSamples;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.tsdb.block.TimeSpan;
import io.freqwatch.tsdb.block.TimeSpans;
import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of the head as it was at one moment, limited to a time span. What lies in the slab was
 * copied; what lies in files is mapped. Used by one thread.
 */
final class SeriesSnapshot implements Series, ChunkSequence {
  private final Labels labels;
  private final FullChunks full;
  private final @Nullable Chunk[] copies;
  private final @Nullable TimedChunk open;
  private final HeadChunkFiles.View files;
  private final List<ChunkLayer> late;
  private final TimeSpans deleted;
  private final TimeSpan span;

  /**
   * @param copies of the full chunks that are in no file; null elsewhere
   * @param late chunks of samples that came out of order, which may overlap all others
   */
  SeriesSnapshot(
      Labels labels,
      FullChunks full,
      @Nullable Chunk[] copies,
      @Nullable TimedChunk open,
      HeadChunkFiles.View files,
      List<TimedChunk> late,
      TimeSpans deleted,
      TimeSpan span) {
    this.labels = labels;
    this.full = full;
    this.copies = copies;
    this.open = open;
    this.files = files;
    this.late = late.isEmpty() ? List.of() : ChunkLayer.of(late);
    this.deleted = deleted;
    this.span = span;
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public SampleIterator samples() {
    return UndeletedSamples.of(late.isEmpty() ? within(this) : merged(), deleted);
  }

  private SampleIterator merged() {
    List<SampleIterator> parts = new ArrayList<>();
    parts.add(within(this));
    late.forEach(layer -> parts.add(within(layer)));
    return MergedSamples.of(parts);
  }

  private SampleIterator within(ChunkSequence chunks) {
    return new ChunkedSamples(chunks, span.minMillis(), span.maxMillis());
  }

  /** Whether any sample lies in the span; chunks are read only where their times leave it open. */
  boolean hasSamples() {
    for (int i = 0; i < chunkCount(); i++) {
      if (isWithin(minOf(i)) || isWithin(maxOf(i))) {
        return true;
      }
    }
    return samples().next() != SampleKind.NONE;
  }

  private boolean isWithin(long millis) {
    return span.contains(millis) && !deleted.contains(millis);
  }

  @Override
  public int chunkCount() {
    return full.count() + (open == null ? 0 : 1);
  }

  @Override
  public long minOf(int index) {
    return open != null && index == full.count() ? open.minMillis() : full.minMillis(index);
  }

  @Override
  public long maxOf(int index) {
    return open != null && index == full.count() ? open.maxMillis() : full.maxMillis(index);
  }

  @Override
  public Chunk chunk(int index) {
    if (open != null && index == full.count()) {
      return open.chunk();
    }
    Chunk copy = index < copies.length ? copies[index] : null;
    return copy != null
        ? copy
        : new Chunk(
            full.encoding(index),
            full.sampleCount(index),
            files.chunk(full.place(index), full.byteCount(index)));
  }

  /** The chunks in order that reach into the span, whole but for what was deleted of them. */
  List<TimedChunk> chunks() {
    List<TimedChunk> chunks = new ArrayList<>();
    for (int i = 0; i < chunkCount(); i++) {
      if (minOf(i) > span.maxMillis() || maxOf(i) < span.minMillis()) {
        continue;
      }
      if (deleted.overlaps(minOf(i), maxOf(i))) {
        chunks.addAll(rest(chunk(i)));
      } else {
        chunks.add(new TimedChunk(minOf(i), maxOf(i), chunk(i)));
      }
    }
    return chunks;
  }

  private List<TimedChunk> rest(Chunk chunk) {
    ChunkBuilder builder = new ChunkBuilder();
    SampleIterator kept = UndeletedSamples.of(chunk.samples(), deleted);
    for (SampleKind kind = kept.next(); kind != SampleKind.NONE; kind = kept.next()) {
      builder.add(kind, kept);
    }
    return builder.finish();
  }
}
