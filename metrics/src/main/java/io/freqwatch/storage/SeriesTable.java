package io.freqwatch.storage;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All series of a {@link MemoryStorage}: by labels, by reference, and by label index. A reference
 * is a slot number and, above it, how many series the table had seen before, so that a slot can be
 * used again without an old reference finding the wrong series. Guarded by the storage's lock,
 * except {@link #find(long)}.
 */
final class SeriesTable {
  private static final int FIRST_LENGTH = 256;

  record Size(long series, long created, long removed) {}

  record Span(long minMillis, long maxMillis) {}

  private final int limit;
  private final Map<Labels, MemorySeries> byLabels = new HashMap<>();
  private final LabelIndex index = new LabelIndex();
  private final Postings freeSlots = new Postings();
  private volatile @Nullable MemorySeries[] slots = new MemorySeries[FIRST_LENGTH];
  private int usedSlots;
  private long created;

  SeriesTable(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  Size size() {
    return new Size(byLabels.size(), created, created - byLabels.size());
  }

  @Nullable MemorySeries find(Labels labels) {
    return byLabels.get(labels);
  }

  /** The series of a reference, or null where it is forgotten. Needs no lock. */
  @Nullable MemorySeries find(long reference) {
    @Nullable MemorySeries[] now = slots;
    int slot = (int) reference;
    MemorySeries series = slot >= 0 && slot < now.length ? now[slot] : null;
    return series != null && series.reference == reference ? series : null;
  }

  /**
   * @throws StorageException.TooManySeries where the series is new and the table is full
   */
  MemorySeries findOrCreate(Labels labels) {
    MemorySeries known = byLabels.get(labels);
    if (known != null) {
      return known;
    }
    if (byLabels.size() >= limit) {
      throw new StorageException.TooManySeries(labels, limit);
    }
    return create(labels);
  }

  /** The series itself, or one of the same labels where it was forgotten; null without room. */
  @Nullable MemorySeries findAgain(MemorySeries series) {
    if (slots[(int) series.reference] == series) {
      return series;
    }
    boolean room = byLabels.containsKey(series.labels) || byLabels.size() < limit;
    return room ? findOrCreate(series.labels) : null;
  }

  /** The slots of the series that match all matchers, ascending. */
  int[] select(Matcher... matchers) {
    return index.select(this::allSlots, matchers);
  }

  /** The series in a slot that {@link #select} found. */
  MemorySeries at(int slot) {
    MemorySeries series = slots[slot];
    if (series == null) {
      throw new IllegalStateException("no series in slot " + slot);
    }
    return series;
  }

  long chunkCount() {
    return byLabels.values().stream().mapToLong(MemorySeries::chunkCount).sum();
  }

  /** About what all samples take in memory. */
  long bytes() {
    return byLabels.values().stream().mapToLong(MemorySeries::bytes).sum();
  }

  Span span() {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (MemorySeries series : byLabels.values()) {
      min = Math.min(min, series.firstMillis());
      max = Math.max(max, series.lastMillis());
    }
    return new Span(min, max);
  }

  void dropBefore(long timestampMillis, long historyMillis) {
    for (int slot : allSlots()) {
      MemorySeries series = at(slot);
      series.dropBefore(timestampMillis, historyMillis);
      if (series.isEmpty()) {
        remove(series, slot);
      }
    }
  }

  private MemorySeries create(Labels labels) {
    int slot = freeSlots.isEmpty() ? usedSlots++ : freeSlots.removeLast();
    MemorySeries series = new MemorySeries(index.add(labels, slot), created++ << 32 | slot);
    @Nullable MemorySeries[] grown =
        slot < slots.length ? slots : Arrays.copyOf(slots, slots.length * 2);
    grown[slot] = series;
    slots = grown;
    byLabels.put(series.labels, series);
    return series;
  }

  private void remove(MemorySeries series, int slot) {
    index.remove(series.labels, slot);
    byLabels.remove(series.labels);
    @Nullable MemorySeries[] now = slots;
    now[slot] = null;
    slots = now;
    freeSlots.add(slot);
  }

  private int[] allSlots() {
    int[] all = new int[byLabels.size()];
    int count = 0;
    for (int slot = 0; slot < usedSlots; slot++) {
      if (slots[slot] != null) {
        all[count++] = slot;
      }
    }
    return all;
  }
}
