package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;
import org.jspecify.annotations.Nullable;

/** Walks over the chunks of a snapshot. */
final class ChunkIterator implements SampleIterator {
  private final SeriesSnapshot series;
  private int chunkIndex;
  private @Nullable Chunk chunk;
  private int position = -1;
  private long timestampMillis = Long.MIN_VALUE;
  private boolean ended;

  ChunkIterator(SeriesSnapshot series) {
    this.series = series;
  }

  @Override
  public SampleKind next() {
    if (chunk == null) {
      return ended ? SampleKind.NONE : seek(series.minMillis());
    }
    if (position + 1 < chunk.count()) {
      return stand(chunk, position + 1);
    }
    return enter(chunkIndex + 1);
  }

  @Override
  public SampleKind seek(long target) {
    if (ended || (chunk != null && timestampMillis >= target)) {
      return chunk == null ? SampleKind.NONE : chunk.values().kind();
    }
    long from = Math.max(target, series.minMillis());
    if (chunk != null && chunk.lastMillis() >= from) {
      return stand(chunk, chunk.seek(position, from));
    }
    chunkIndex = series.chunkAtOrAfter(chunk == null ? 0 : chunkIndex + 1, from);
    if (chunkIndex >= series.chunkCount()) {
      return end();
    }
    Chunk found = series.chunk(chunkIndex);
    return stand(found, found.seek(0, from));
  }

  @Override
  public long timestampMillis() {
    return timestampMillis;
  }

  @Override
  public double value() {
    return values().at(position);
  }

  @Override
  public FloatHistogram histogram() {
    return values().histogramAt(position);
  }

  private Values values() {
    if (chunk == null) {
      throw new IllegalStateException("the iterator stands on no sample");
    }
    return chunk.values();
  }

  private SampleKind enter(int index) {
    chunkIndex = index;
    return index < series.chunkCount() ? stand(series.chunk(index), 0) : end();
  }

  private SampleKind stand(Chunk on, int at) {
    chunk = on;
    position = at;
    timestampMillis = on.timestamps().at(at);
    return timestampMillis <= series.maxMillis() ? on.values().kind() : end();
  }

  private SampleKind end() {
    ended = true;
    chunk = null;
    return SampleKind.NONE;
  }
}
