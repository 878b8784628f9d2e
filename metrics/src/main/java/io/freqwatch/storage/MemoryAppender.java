package io.freqwatch.storage;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a batch; the storage takes it at commit. */
final class MemoryAppender implements Appender {
  private final MemoryStorage storage;
  private final long oldestMillis;
  private final SampleBatch batch = new SampleBatch();

  /** Of each sample, since one that is forgotten meanwhile comes back. */
  private final List<MemorySeries> series = new ArrayList<>();

  private final List<Labels> exemplarSeries = new ArrayList<>();
  private final List<Exemplar> exemplars = new ArrayList<>();
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
    MemorySeries found = series(reference);
    if (isNew(found, timestampMillis, value, null)) {
      add(found, timestampMillis, value);
    }
  }

  @Override
  public void append(long reference, long timestampMillis, FloatHistogram histogram) {
    MemorySeries found = series(reference);
    StorageException.InvalidHistogram.check(found.labels, timestampMillis, histogram);
    if (isNew(found, timestampMillis, histogram.sum(), histogram)) {
      add(found, timestampMillis, histogram);
    }
  }

  @Override
  public void exemplar(long reference, Exemplar exemplar) {
    MemorySeries found = series(reference);
    if (storage.exemplarRing().check(found.labels, exemplar)) {
      exemplarSeries.add(found.labels);
      exemplars.add(exemplar);
    }
  }

  @Override
  public void startTimestamp(long reference, long timestampMillis, long startMillis) {
    MemorySeries found = series(reference);
    if (isStart(found, timestampMillis, startMillis)) {
      add(found, startMillis, 0);
    }
  }

  @Override
  public void startTimestamp(
      long reference, long timestampMillis, long startMillis, FloatHistogram histogram) {
    MemorySeries found = series(reference);
    if (isStart(found, timestampMillis, startMillis)) {
      add(found, startMillis, histogram.emptied());
    }
  }

  @Override
  public void commit() {
    requireOpen();
    ended = true;
    storage.commit(batch, series);
    for (int i = 0; i < exemplars.size(); i++) {
      storage.commit(exemplarSeries.get(i), exemplars.get(i));
    }
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

  private void add(MemorySeries to, long timestampMillis, double value) {
    series.add(to);
    batch.add(to.reference, timestampMillis, value);
  }

  private void add(MemorySeries to, long timestampMillis, FloatHistogram histogram) {
    series.add(to);
    batch.add(to.reference, timestampMillis, histogram);
  }

  private MemorySeries series(long reference) {
    requireOpen();
    MemorySeries found = storage.series(reference);
    if (found == null) {
      throw new StorageException.UnknownReference(reference);
    }
    return found;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the batch was committed, rolled back or closed before");
    }
  }

  private boolean isStart(MemorySeries found, long timestampMillis, long startMillis) {
    return startMillis < timestampMillis
        && startMillis >= oldestMillis
        && startMillis > found.lastMillis();
  }

  private boolean isNew(
      MemorySeries found, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    if (timestampMillis < oldestMillis) {
      storage.counters().outOfBounds.increment();
      throw new StorageException.OutOfBounds(found.labels, timestampMillis, oldestMillis);
    }
    return timestampMillis > found.lastMillis()
        || storage.reading(() -> isNewAgainstNewest(found, timestampMillis, value, histogram));
  }

  private boolean isNewAgainstNewest(
      MemorySeries found, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    long newestMillis = found.lastMillis();
    if (timestampMillis < newestMillis) {
      storage.counters().outOfOrder.increment();
      throw new StorageException.OutOfOrder(found.labels, timestampMillis, newestMillis);
    }
    if (timestampMillis == newestMillis && !found.endsWith(value, histogram)) {
      storage.counters().duplicates.increment();
      throw new StorageException.DuplicateForTimestamp(
          found.labels,
          timestampMillis,
          text(found.lastValue(), found.lastHistogram()),
          text(value, histogram));
    }
    return timestampMillis > newestMillis;
  }

  private static String text(double value, @Nullable FloatHistogram histogram) {
    return histogram == null ? String.valueOf(value) : histogram.toString();
  }
}
