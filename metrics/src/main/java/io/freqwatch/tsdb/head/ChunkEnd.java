package io.freqwatch.tsdb.head;

/** When a chunk is full, by Prometheus' rule (tsdb/head_append). */
final class ChunkEnd {
  private ChunkEnd() {}

  /** The end of the span of time that a time lies in. */
  static long ofRange(long timestampMillis, long rangeMillis) {
    return timestampMillis / rangeMillis * rangeMillis + rangeMillis;
  }

  /**
   * The time for the next chunk, such that those until {@code latest} are about equally long.
   *
   * @param parts how many times as much as it holds the chunk shall hold
   */
  static long predict(long firstMillis, long lastMillis, long latestMillis, double parts) {
    double chunks = (latestMillis - firstMillis) / ((lastMillis - firstMillis + 1) * parts);
    return chunks <= 1
        ? latestMillis
        : (long) (firstMillis + (latestMillis - firstMillis) / Math.floor(chunks));
  }
}
