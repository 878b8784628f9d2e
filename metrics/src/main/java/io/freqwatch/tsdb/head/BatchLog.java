package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleBatch;
import io.freqwatch.tsdb.wal.Wal;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch to the log: first the series that the log does not know, then what fits behind the
 * newest sample of its series. Used under the head's commit lock.
 */
final class BatchLog {
  private static final Logger log = LoggerFactory.getLogger(BatchLog.class);

  private final SeriesTable table;
  private final Wal wal;
  private final HeadCounters counters;
  private boolean failed;

  BatchLog(SeriesTable table, Wal wal, HeadCounters counters) {
    this.table = table;
    this.wal = wal;
    this.counters = counters;
  }

  /** Writes a batch; where that fails it is counted, and logged once. */
  void write(SampleBatch batch, List<HeadAppender.ReferencedExemplar> exemplars) {
    if (batch.count() == 0 && exemplars.isEmpty()) {
      return;
    }
    try {
      writeAll(batch, exemplars);
      failed = false;
    } catch (IOException e) {
      counters.logFailures.increment();
      if (!failed) {
        failed = true;
        log.error("samples are kept in memory alone, the log cannot be written: {}", e.toString());
      }
    }
  }

  private void writeAll(SampleBatch batch, List<HeadAppender.ReferencedExemplar> exemplars)
      throws IOException {
    wal.begin();
    try {
      for (int i = 0; i < batch.count(); i++) {
        logSeries(table.row(batch.reference(i)));
      }
      for (int i = 0; i < batch.count(); i++) {
        logSample(batch, i);
      }
      for (HeadAppender.ReferencedExemplar each : exemplars) {
        logExemplar(each);
      }
      wal.commit();
    } catch (IOException | RuntimeException e) {
      wal.rollback();
      forgetSeries(batch);
      throw e;
    }
  }

  /** Writes what was deleted; nothing where that is nothing. */
  void write(List<HeadDeletion.Stone> stones) throws IOException {
    if (stones.isEmpty()) {
      return;
    }
    wal.begin();
    try {
      stones.forEach(stone -> logSeries(stone.row()));
      stones.forEach(this::logStone);
      wal.commit();
    } catch (IOException | RuntimeException e) {
      wal.rollback();
      throw e;
    }
  }

  private void logStone(HeadDeletion.Stone stone) {
    long logged = table.page(stone.row()).logReference[stone.row() & SeriesPage.MASK];
    wal.tombstone(logged, stone.span().minMillis(), stone.span().maxMillis());
  }

  private void logSeries(int row) {
    if (row >= 0 && !isLogged(row)) {
      SeriesPage page = table.page(row);
      int at = row & SeriesPage.MASK;
      wal.series(page.logReference[at], table.labelsOf(row));
      page.flags[at] |= SeriesPage.LOGGED;
    }
  }

  /** The series that this batch would have brought into the log are not in it. */
  private void forgetSeries(SampleBatch batch) {
    for (int i = 0; i < batch.count(); i++) {
      int row = table.row(batch.reference(i));
      if (row >= 0 && table.page(row).lastMillis[row & SeriesPage.MASK] == Long.MIN_VALUE) {
        table.page(row).flags[row & SeriesPage.MASK] &= ~SeriesPage.LOGGED;
      }
    }
  }

  private boolean isLogged(int row) {
    return (table.page(row).flags[row & SeriesPage.MASK] & SeriesPage.LOGGED) != 0;
  }

  private void logSample(SampleBatch batch, int index) {
    int row = table.row(batch.reference(index));
    if (row < 0) {
      return;
    }
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    long time = batch.timestampMillis(index);
    if (!batch.isInOrder(index, page.lastMillis[at])) {
      return;
    }
    FloatHistogram histogram = batch.histogram(index);
    if (histogram == null) {
      wal.sample(page.logReference[at], time, batch.value(index));
    } else {
      wal.histogram(page.logReference[at], time, histogram);
    }
  }

  private void logExemplar(HeadAppender.ReferencedExemplar each) {
    int row = table.row(each.reference());
    if (row >= 0) {
      wal.exemplar(table.page(row).logReference[row & SeriesPage.MASK], each.exemplar());
    }
  }
}
