package io.freqwatch.storage;

import io.freqwatch.model.Labels;
import org.jspecify.annotations.Nullable;

/** A series as it was at one moment, limited to a time span; reads need no lock. */
final class SeriesSnapshot implements Series {
  private final Labels labels;
  private final Chunk[] chunks;
  private final int sealedCount;
  private final @Nullable Chunk open;
  private final long minMillis;
  private final long maxMillis;

  SeriesSnapshot(
      Labels labels,
      Chunk[] chunks,
      int sealedCount,
      @Nullable Chunk open,
      long minMillis,
      long maxMillis) {
    this.labels = labels;
    this.chunks = chunks;
    this.sealedCount = sealedCount;
    this.open = open;
    this.minMillis = minMillis;
    this.maxMillis = maxMillis;
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public SampleIterator samples() {
    return new ChunkIterator(this);
  }

  boolean isEmpty() {
    return samples().next() == SampleKind.NONE;
  }

  long minMillis() {
    return minMillis;
  }

  long maxMillis() {
    return maxMillis;
  }

  int chunkCount() {
    return sealedCount + (open == null ? 0 : 1);
  }

  Chunk chunk(int index) {
    return index < sealedCount || open == null ? chunks[index] : open;
  }

  /** Index of the first chunk, from one on, that ends at or after a time; count where none does. */
  int chunkAtOrAfter(int from, long timestampMillis) {
    int low = from;
    int high = chunkCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (chunk(middle).lastMillis() < timestampMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
