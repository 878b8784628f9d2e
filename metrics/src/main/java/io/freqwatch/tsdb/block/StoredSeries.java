package io.freqwatch.tsdb.block;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.tsdb.index.ChunkMeta;
import io.freqwatch.tsdb.index.SeriesEntry;
import java.util.List;

/** A series of a block within a time span, less what was deleted. */
final class StoredSeries implements Series {
  private final Block block;
  private final SeriesEntry entry;
  private final TimeSpan span;

  StoredSeries(Block block, SeriesEntry entry, TimeSpan span) {
    this.block = block;
    this.entry = entry;
    this.span = span;
  }

  @Override
  public Labels labels() {
    return entry.labels();
  }

  @Override
  public SampleIterator samples() {
    return new StoredSamples(block, entry.chunks(), span, block.tombstones().of(entry.reference()));
  }

  /** Whether there is any sample; chunks are read only where their times leave it open. */
  boolean hasSamples() {
    List<ChunkMeta> chunks = entry.chunks();
    if (chunks.isEmpty()) {
      return false;
    }
    TimeSpans deleted = block.tombstones().of(entry.reference());
    boolean sure =
        chunks.stream().anyMatch(chunk -> reaches(chunk.minMillis(), deleted))
            || chunks.stream().anyMatch(chunk -> reaches(chunk.maxMillis(), deleted));
    return sure || samples().next() != SampleKind.NONE;
  }

  private boolean reaches(long millis, TimeSpans deleted) {
    return span.contains(millis) && !deleted.contains(millis);
  }
}
