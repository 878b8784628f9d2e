package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A series and its samples: sealed chunks and an open one. Guarded by the storage's lock. */
final class MemorySeries {
  final Labels labels;
  final long reference;

  private Chunk[] chunks = Chunk.NONE;
  private int chunkCount;

  /** How many of the first chunks came by backfill and are kept longer. */
  private int historyCount;

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

  /** About what its sealed chunks take in memory. */
  long bytes() {
    long bytes = 0;
    for (int i = 0; i < chunkCount; i++) {
      bytes += chunks[i].bytes();
    }
    return bytes;
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

  /** The newest sample where it is a native histogram; there must be a sample. */
  @Nullable FloatHistogram lastHistogram() {
    if (open != null) {
      return open.lastHistogram();
    }
    Chunk last = chunks[chunkCount - 1];
    boolean histogram = last.values().kind() == SampleKind.HISTOGRAM;
    return histogram ? last.values().histogramAt(last.count() - 1) : null;
  }

  /** Whether the newest sample is this one; there must be a sample. */
  boolean endsWith(double value, @Nullable FloatHistogram histogram) {
    FloatHistogram last = lastHistogram();
    if (histogram == null || last == null) {
      return histogram == null && last == null && Values.same(value, lastValue());
    }
    return Values.same(histogram, last);
  }

  /** Adds a sample that is newer than the last. */
  void append(long timestampMillis, double value) {
    newestMillis = timestampMillis;
    if (open != null && open.accepts(timestampMillis, SampleKind.FLOAT)) {
      open.append(timestampMillis, value);
      return;
    }
    seal();
    open = new OpenChunk(timestampMillis, value);
  }

  /** As {@link #append(long, double)}. */
  void append(long timestampMillis, FloatHistogram histogram) {
    newestMillis = timestampMillis;
    if (open != null && open.accepts(timestampMillis, SampleKind.HISTOGRAM)) {
      open.append(timestampMillis, histogram);
      return;
    }
    seal();
    open = new OpenChunk(timestampMillis, histogram);
  }

  /** Puts chunks before all others. */
  void prepend(Chunk[] older) {
    Chunk[] joined = Arrays.copyOf(older, older.length + chunkCount);
    System.arraycopy(chunks, 0, joined, older.length, chunkCount);
    chunks = joined;
    chunkCount = joined.length;
    historyCount += older.length;
    newestMillis = Math.max(newestMillis, older[older.length - 1].lastMillis());
  }

  /** Puts chunks behind all others; they are history where there is nothing before them. */
  void addAll(Chunk[] newer) {
    seal();
    historyCount += chunkCount == historyCount ? newer.length : 0;
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

  /**
   * Forgets chunks that end before a time.
   *
   * @param historyMillis the time for those that came by backfill
   */
  void dropBefore(long timestampMillis, long historyMillis) {
    int oldHistory = endBefore(historyMillis, 0, historyCount);
    int oldScraped = endBefore(timestampMillis, historyCount, chunkCount);
    if (oldHistory > 0 || oldScraped > historyCount) {
      drop(oldHistory, oldScraped);
    }
    if (open != null && open.lastMillis() < timestampMillis) {
      open = null;
    }
    if (isEmpty()) {
      newestMillis = Long.MIN_VALUE;
    }
  }

  /** The first chunk from one index on, up to another, that does not end before a time. */
  private int endBefore(long timestampMillis, int from, int to) {
    int index = from;
    while (index < to && chunks[index].lastMillis() < timestampMillis) {
      index++;
    }
    return index;
  }

  /** Readers keep the array that they have, so a new one takes its place. */
  private void drop(int oldHistory, int oldScraped) {
    int history = historyCount - oldHistory;
    Chunk[] kept = new Chunk[history + chunkCount - oldScraped];
    System.arraycopy(chunks, oldHistory, kept, 0, history);
    System.arraycopy(chunks, oldScraped, kept, history, chunkCount - oldScraped);
    chunks = kept;
    chunkCount = kept.length;
    historyCount = history;
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
