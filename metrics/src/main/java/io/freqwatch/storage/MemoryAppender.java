package io.freqwatch.storage;

import io.freqwatch.model.Labels;
import java.util.Arrays;

/** Collects a batch in arrays; the storage takes it at commit. */
final class MemoryAppender implements Appender {
  private static final int FIRST_LENGTH = 64;
  private static final MemorySeries[] NO_SERIES = {};

  private final MemoryStorage storage;
  private final long oldestMillis;
  private MemorySeries[] series = NO_SERIES;
  private long[] timestampsMillis = {};
  private double[] values = {};
  private int count;
  private boolean ended;

  MemoryAppender(MemoryStorage storage, long oldestMillis) {
    this.storage = storage;
    this.oldestMillis = oldestMillis;
  }

  @Override
  public long reference(Labels labels) {
    return storage.reference(labels);
  }

  @Override
  public void append(long reference, long timestampMillis, double value) {
    requireOpen();
    MemorySeries found = storage.series(reference);
    if (found == null) {
      throw new StorageException.UnknownReference(reference);
    }
    if (isNew(found, timestampMillis, value)) {
      add(found, timestampMillis, value);
    }
  }

  @Override
  public void commit() {
    requireOpen();
    ended = true;
    storage.commit(series, timestampsMillis, values, count);
  }

  @Override
  public void rollback() {
    requireOpen();
    ended = true;
  }

  @Override
  public void close() {
    ended = true;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the batch was committed, rolled back or closed before");
    }
  }

  private boolean isNew(MemorySeries found, long timestampMillis, double value) {
    if (timestampMillis < oldestMillis) {
      storage.counters().outOfBounds.increment();
      throw new StorageException.OutOfBounds(found.labels, timestampMillis, oldestMillis);
    }
    return timestampMillis > found.lastMillis()
        || storage.reading(() -> isNewAgainstNewest(found, timestampMillis, value));
  }

  private boolean isNewAgainstNewest(MemorySeries found, long timestampMillis, double value) {
    long newestMillis = found.lastMillis();
    if (timestampMillis < newestMillis) {
      storage.counters().outOfOrder.increment();
      throw new StorageException.OutOfOrder(found.labels, timestampMillis, newestMillis);
    }
    if (timestampMillis == newestMillis && !Values.same(value, found.lastValue())) {
      storage.counters().duplicates.increment();
      throw new StorageException.DuplicateForTimestamp(
          found.labels, timestampMillis, found.lastValue(), value);
    }
    return timestampMillis > newestMillis;
  }

  private void add(MemorySeries found, long timestampMillis, double value) {
    if (count == series.length) {
      int length = Math.max(FIRST_LENGTH, count * 2);
      series = Arrays.copyOf(series, length);
      timestampsMillis = Arrays.copyOf(timestampsMillis, length);
      values = Arrays.copyOf(values, length);
    }
    series[count] = found;
    timestampsMillis[count] = timestampMillis;
    values[count++] = value;
  }
}
