package io.freqwatch.tsdb.index;

/**
 * Where a chunk is and which time it covers.
 *
 * @param minMillis time of its first sample
 * @param maxMillis time of its last sample
 * @param reference number of its segment file in the upper four bytes, offset in it in the lower
 */
public record ChunkMeta(long minMillis, long maxMillis, long reference) {
  /** Whether it covers any time of a span, both ends included. */
  public boolean overlaps(long fromMillis, long toMillis) {
    return minMillis <= toMillis && maxMillis >= fromMillis;
  }
}
