package io.freqwatch.storage;

import io.freqwatch.model.Labels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A series and its samples: sealed chunks and an open one. Guarded by the storage's lock. */
final class MemorySeries {
  final Labels labels;
  final long reference;

  private Chunk[] chunks = Chunk.NONE;
  private int chunkCount;
  private @Nullable OpenChunk open;
  private volatile long newestMillis = Long.MIN_VALUE;

  MemorySeries(Labels labels, long reference) {
    this.labels = labels;
    this.reference = reference;
  }

  boolean isEmpty() {
    return open == null && chunkCount == 0;
  }

  int chunkCount() {
    return chunkCount + (open == null ? 0 : 1);
  }

  long firstMillis() {
    return chunkCount > 0
        ? chunks[0].firstMillis()
        : open == null ? Long.MAX_VALUE : open.firstMillis();
  }

  /** Time of the newest sample; {@link Long#MIN_VALUE} without samples. Needs no lock. */
  long lastMillis() {
    return newestMillis;
  }

  /** Value of the newest sample; there must be one. */
  double lastValue() {
    if (open != null) {
      return open.lastValue();
    }
    Chunk last = chunks[chunkCount - 1];
    return last.values().at(last.count() - 1);
  }

  /** Adds a sample that is newer than the last. */
  void append(long timestampMillis, double value) {
    newestMillis = timestampMillis;
    if (open != null && open.accepts(timestampMillis)) {
      open.append(timestampMillis, value);
      return;
    }
    seal();
    open = new OpenChunk(timestampMillis, value);
  }

  /** Puts chunks before all others. */
  void prepend(Chunk[] older) {
    Chunk[] joined = Arrays.copyOf(older, older.length + chunkCount);
    System.arraycopy(chunks, 0, joined, older.length, chunkCount);
    chunks = joined;
    chunkCount = joined.length;
    newestMillis = Math.max(newestMillis, older[older.length - 1].lastMillis());
  }

  /** Puts chunks behind all others. */
  void addAll(Chunk[] newer) {
    seal();
    for (Chunk chunk : newer) {
      add(chunk);
    }
    newestMillis = newer[newer.length - 1].lastMillis();
  }

  /** All chunks, the open one sealed. */
  Chunk[] sealed() {
    seal();
    return Arrays.copyOf(chunks, chunkCount);
  }

  /** Forgets chunks that end before a time. */
  void dropBefore(long timestampMillis) {
    int dropped = 0;
    while (dropped < chunkCount && chunks[dropped].lastMillis() < timestampMillis) {
      dropped++;
    }
    if (dropped > 0) {
      chunks = Arrays.copyOfRange(chunks, dropped, chunkCount);
      chunkCount -= dropped;
    }
    if (open != null && open.lastMillis() < timestampMillis) {
      open = null;
    }
    if (isEmpty()) {
      newestMillis = Long.MIN_VALUE;
    }
  }

  /** What can be read without the lock afterwards; null without samples in the time span. */
  @Nullable SeriesSnapshot snapshot(long minMillis, long maxMillis) {
    if (isEmpty() || lastMillis() < minMillis || firstMillis() > maxMillis) {
      return null;
    }
    SeriesSnapshot snapshot =
        new SeriesSnapshot(
            labels,
            chunks,
            chunkCount,
            open == null ? null : open.snapshot(),
            minMillis,
            maxMillis);
    boolean endsInside = lastMillis() <= maxMillis || firstMillis() >= minMillis;
    return endsInside || !snapshot.isEmpty() ? snapshot : null;
  }

  private void seal() {
    if (open != null) {
      add(open.seal());
      open = null;
    }
  }

  private void add(Chunk chunk) {
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunkCount + 1 + chunkCount / 4);
    }
    chunks[chunkCount++] = chunk;
  }
}
