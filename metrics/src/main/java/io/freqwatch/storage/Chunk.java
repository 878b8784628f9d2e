package io.freqwatch.storage;

/** Up to {@link OpenChunk#CAPACITY} samples of one series in order of time. Immutable. */
record Chunk(int count, Timestamps timestamps, Values values) {
  static final Chunk[] NONE = {};

  /** The chunk, its two parts and the array of each, with compact headers. */
  private static final int OBJECT_BYTES = 96;

  long firstMillis() {
    return timestamps.at(0);
  }

  long lastMillis() {
    return timestamps.at(count - 1);
  }

  /** About what it takes in memory, headers of its objects included. */
  int bytes() {
    return OBJECT_BYTES + timestamps.bytes() + values.bytes();
  }

  /** Position of the first sample at or after a time, from a position on; count where none is. */
  int seek(int from, long timestampMillis) {
    int low = from;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timestamps.at(middle) < timestampMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
