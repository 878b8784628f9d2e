package io.freqwatch.tsdb.head;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.ExemplarRing;
import io.freqwatch.storage.SampleBatch;
import io.freqwatch.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a batch; the head takes it at commit. */
final class HeadAppender implements Appender {
  /** An exemplar and the reference of its series. */
  record ReferencedExemplar(long reference, Exemplar exemplar) {
    /** Adds it; false where another batch brought a newer one first. */
    boolean enter(SeriesTable table, ExemplarRing ring) {
      int row = table.row(reference);
      try {
        if (row >= 0) {
          ring.add(table.labelsOf(row), exemplar);
        }
        return true;
      } catch (StorageException.OutOfOrderExemplar ignored) {
        // the caller counts it
        return false;
      }
    }
  }

  private final Head head;
  private final long keptFromMillis;
  private final long oldestMillis;
  private final SampleBatch batch;
  private final List<ReferencedExemplar> exemplars = new ArrayList<>();
  private boolean ended;

  /**
   * @param keptFromMillis what is before is not kept
   * @param oldestInOrderMillis what is before came out of order, whatever its series has
   */
  HeadAppender(Head head, long keptFromMillis, long oldestInOrderMillis) {
    this.head = head;
    this.keptFromMillis = keptFromMillis;
    this.oldestMillis = Math.max(keptFromMillis, oldestInOrderMillis);
    this.batch = head.spareBatches().take();
    batch.begin(oldestMillis);
    head.batches().open(this);
  }

  @Override
  public long reference(Labels labels) {
    return head.reference(labels);
  }

  @Override
  public void append(long reference, long timestampMillis, double value) {
    int row = row(reference);
    if (isNew(row, timestampMillis, value, null)) {
      batch.add(reference, timestampMillis, value);
    }
  }

  @Override
  public void append(long reference, long timestampMillis, FloatHistogram histogram) {
    int row = row(reference);
    StorageException.InvalidHistogram.check(head.table().labelsOf(row), timestampMillis, histogram);
    if (isNew(row, timestampMillis, histogram.sum(), histogram)) {
      batch.add(reference, timestampMillis, histogram);
    }
  }

  @Override
  public void exemplar(long reference, Exemplar exemplar) {
    if (head.exemplarRing().check(head.table().labelsOf(row(reference)), exemplar)) {
      exemplars.add(new ReferencedExemplar(reference, exemplar));
    }
  }

  @Override
  public void startTimestamp(long reference, long timestampMillis, long startMillis) {
    if (isStart(row(reference), timestampMillis, startMillis)) {
      batch.add(reference, startMillis, 0);
    }
  }

  @Override
  public void startTimestamp(
      long reference, long timestampMillis, long startMillis, FloatHistogram histogram) {
    if (isStart(row(reference), timestampMillis, startMillis)) {
      batch.add(reference, startMillis, histogram.emptied());
    }
  }

  @Override
  public void commit() {
    requireOpen();
    try {
      head.commit(batch, exemplars);
    } finally {
      close();
    }
  }

  @Override
  public void rollback() {
    requireOpen();
    close();
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      head.batches().end(this);
      head.spareBatches().give(batch);
    }
  }

  private int row(long reference) {
    requireOpen();
    int row = head.table().livingRow(reference);
    if (row < 0) {
      throw new StorageException.UnknownReference(reference);
    }
    return row;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the batch was committed, rolled back or closed before");
    }
  }

  private boolean isStart(int row, long timestampMillis, long startMillis) {
    return startMillis < timestampMillis
        && startMillis >= oldestMillis
        && startMillis > lastMillis(row);
  }

  private long lastMillis(int row) {
    return head.table().page(row).lastMillis[row & SeriesPage.MASK];
  }

  private boolean isNew(
      int row, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    if (timestampMillis < oldestMillis) {
      if (head.outOfOrder().isOpen()) {
        return head.reading(() -> isNewAmongLate(row, timestampMillis, value, histogram));
      }
      head.counters().outOfBounds.increment();
      throw new StorageException.OutOfBounds(
          head.table().labelsOf(row), timestampMillis, oldestMillis);
    }
    return timestampMillis > lastMillis(row)
        || head.reading(() -> isNewAgainstNewest(row, timestampMillis, value, histogram));
  }

  private boolean isNewAgainstNewest(
      int row, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    long newestMillis = lastMillis(row);
    if (timestampMillis < newestMillis && head.outOfOrder().isOpen()) {
      return isNewAmongLate(row, timestampMillis, value, histogram);
    }
    if (timestampMillis < newestMillis) {
      head.counters().outOfOrder.increment();
      throw new StorageException.OutOfOrder(
          head.table().labelsOf(row), timestampMillis, newestMillis);
    }
    if (timestampMillis == newestMillis && !head.newest().endsWith(row, value, histogram)) {
      head.counters().duplicates.increment();
      throw new StorageException.DuplicateForTimestamp(
          head.table().labelsOf(row),
          timestampMillis,
          head.newest().text(row),
          KnownSample.text(value, histogram));
    }
    return timestampMillis > newestMillis;
  }

  private boolean isNewAmongLate(
      int row, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    long oldest = Math.max(keptFromMillis, head.outOfOrder().oldestMillis());
    if (timestampMillis < oldest) {
      head.outOfOrder().refusedAsTooOld();
      throw new StorageException.OutOfBounds(head.table().labelsOf(row), timestampMillis, oldest);
    }
    KnownSample known = head.reads().sampleAt(row, timestampMillis);
    if (known != null && !known.is(value, histogram)) {
      head.counters().duplicates.increment();
      throw new StorageException.DuplicateForTimestamp(
          head.table().labelsOf(row),
          timestampMillis,
          KnownSample.text(known.value(), known.histogram()),
          KnownSample.text(value, histogram));
    }
    return known == null;
  }
}
