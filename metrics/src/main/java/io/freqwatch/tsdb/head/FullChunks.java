package io.freqwatch.tsdb.head;

import io.freqwatch.tsdb.chunk.ChunkEncoding;
import java.util.Arrays;

/**
 * The full chunks of one series in the order of their times: for each its first and last time,
 * where it is, and how it is encoded. Immutable; four numbers a chunk. A place is a reference into
 * {@code chunks_head}, or, below zero, a slot of the slab.
 */
final class FullChunks {
  static final FullChunks NONE = new FullChunks(new long[0]);

  private static final int MIN = 0;
  private static final int MAX = 1;
  private static final int PLACE = 2;
  private static final int FORM = 3;
  private static final int WIDTH = 4;
  private static final int BYTES_SHIFT = 32;
  private static final int COUNT_SHIFT = 8;

  private final long[] columns;

  private FullChunks(long[] columns) {
    this.columns = columns;
  }

  int count() {
    return columns.length / WIDTH;
  }

  boolean isEmpty() {
    return columns.length == 0;
  }

  long minMillis(int index) {
    return columns[index * WIDTH + MIN];
  }

  long maxMillis(int index) {
    return columns[index * WIDTH + MAX];
  }

  long lastMillis() {
    return maxMillis(count() - 1);
  }

  long firstMillis() {
    return minMillis(0);
  }

  long place(int index) {
    return columns[index * WIDTH + PLACE];
  }

  boolean isInSlab(int index) {
    return place(index) < 0;
  }

  int slot(int index) {
    return (int) ~place(index);
  }

  ChunkEncoding encoding(int index) {
    return ChunkEncoding.of((int) form(index) & 0xff);
  }

  int sampleCount(int index) {
    return (int) (form(index) >>> COUNT_SHIFT) & 0xffff;
  }

  int byteCount(int index) {
    return (int) (form(index) >>> BYTES_SHIFT);
  }

  private long form(int index) {
    return columns[index * WIDTH + FORM];
  }

  /** The place of a slot. */
  static long placeOfSlot(int slot) {
    return ~(long) slot;
  }

  FullChunks plus(
      long minMillis,
      long maxMillis,
      long place,
      ChunkEncoding encoding,
      int sampleCount,
      int byteCount) {
    long[] more = Arrays.copyOf(columns, columns.length + WIDTH);
    int at = columns.length;
    more[at + MIN] = minMillis;
    more[at + MAX] = maxMillis;
    more[at + PLACE] = place;
    more[at + FORM] =
        (long) byteCount << BYTES_SHIFT | (long) sampleCount << COUNT_SHIFT | encoding.code();
    return new FullChunks(more);
  }

  /** These chunks and later ones. */
  FullChunks plus(FullChunks later) {
    long[] more = Arrays.copyOf(columns, columns.length + later.columns.length);
    System.arraycopy(later.columns, 0, more, columns.length, later.columns.length);
    return new FullChunks(more);
  }

  /** The same with a chunk at another place. */
  FullChunks moved(int index, long place) {
    long[] changed = columns.clone();
    changed[index * WIDTH + PLACE] = place;
    return new FullChunks(changed);
  }

  /** Those that end at or after a time. */
  FullChunks from(long minMillis) {
    int first = 0;
    while (first < count() && maxMillis(first) < minMillis) {
      first++;
    }
    return first == 0
        ? this
        : new FullChunks(Arrays.copyOfRange(columns, first * WIDTH, columns.length));
  }

  /** Where the chunk of a slot is in the list; -1 where it is not. */
  int indexOfSlot(int slot) {
    for (int i = 0; i < count(); i++) {
      if (place(i) == placeOfSlot(slot)) {
        return i;
      }
    }
    return -1;
  }
}
