package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.tsdb.wal.Wal;
import java.io.IOException;
import java.util.List;

/**
 * Writes a batch to the log: first the series that the log does not know, then what fits behind the
 * newest sample of its series. Used under the head's commit lock.
 */
final class BatchLog {
  private final SeriesTable table;
  private final Wal wal;

  BatchLog(SeriesTable table, Wal wal) {
    this.table = table;
    this.wal = wal;
  }

  void write(HeadBatch batch, List<HeadAppender.ReferencedExemplar> exemplars) throws IOException {
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

  private void logSeries(int row) {
    if (row >= 0 && !isLogged(row)) {
      SeriesPage page = table.page(row);
      int at = row & SeriesPage.MASK;
      wal.series(page.logReference[at], table.labelsOf(row));
      page.flags[at] |= SeriesPage.LOGGED;
    }
  }

  /** The series that this batch would have brought into the log are not in it. */
  private void forgetSeries(HeadBatch batch) {
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

  private void logSample(HeadBatch batch, int index) {
    int row = table.row(batch.reference(index));
    if (row < 0) {
      return;
    }
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    long time = batch.timestampMillis(index);
    if (time <= page.lastMillis[at]) {
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
