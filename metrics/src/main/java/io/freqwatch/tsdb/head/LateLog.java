package io.freqwatch.tsdb.head;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.SampleBatch;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.wal.SeriesCatalog;
import io.freqwatch.tsdb.wal.Wal;
import io.freqwatch.tsdb.wal.WalOptions;
import io.freqwatch.tsdb.wal.WalStatistics;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of late samples, {@code wbl}: Prometheus' "write-behind log", of the form of the other
 * one. It names series as that does, and says nothing of what they are. Its directory is made for
 * the first late sample. Used under the head's commit lock, except {@link #sync} and {@link
 * #statistics}.
 */
final class LateLog {
  private static final Logger log = LoggerFactory.getLogger(LateLog.class);
  private static final WalStatistics NOTHING = new WalStatistics(-1, 0, 0, 0, 0, 0, 0, false);

  private final Disk disk;
  private final Path directory;
  private final WalOptions options;
  private final SeriesTable table;
  private final Clock clock;
  private final HeadCounters counters;
  private volatile @Nullable Wal wal;
  private boolean failed;

  LateLog(
      Disk disk,
      Path directory,
      WalOptions options,
      SeriesTable table,
      Clock clock,
      HeadCounters counters) {
    this.disk = disk;
    this.directory = directory;
    this.options = options;
    this.table = table;
    this.clock = clock;
    this.counters = counters;
  }

  /** Writes a batch; where that fails it is counted, and logged once. */
  void write(SampleBatch batch) {
    try {
      writeAll(batch, opened());
      failed = false;
    } catch (IOException e) {
      counters.logFailures.increment();
      if (!failed) {
        failed = true;
        log.error("late samples are kept in memory alone, wbl cannot be written: {}", e.toString());
      }
    }
  }

  private Wal opened() throws IOException {
    Wal known = wal;
    if (known == null) {
      known = new Wal(disk, directory, options, new NoSeries(), clock);
      wal = known;
    }
    return known;
  }

  private void writeAll(SampleBatch batch, Wal to) throws IOException {
    to.begin();
    try {
      for (int i = 0; i < batch.count(); i++) {
        write(batch, i, to);
      }
      to.commit();
    } catch (IOException | RuntimeException e) {
      to.rollback();
      throw e;
    }
  }

  private void write(SampleBatch batch, int index, Wal to) {
    int row = table.row(batch.reference(index));
    if (row < 0) {
      return;
    }
    long reference = table.page(row).logReference[row & SeriesPage.MASK];
    FloatHistogram histogram = batch.histogram(index);
    if (histogram == null) {
      to.sample(reference, batch.timestampMillis(index), batch.value(index));
    } else {
      to.histogram(reference, batch.timestampMillis(index), histogram);
    }
  }

  /** Ends the segment; the number of the next one. */
  int cutSegment() throws IOException {
    return opened().cutSegment();
  }

  /** Removes segments of which blocks have everything. */
  void removeBefore(int segment) throws IOException {
    opened().removeBefore(segment);
  }

  void sync() throws IOException {
    Wal known = wal;
    if (known != null) {
      known.sync();
    }
  }

  WalStatistics statistics() {
    Wal known = wal;
    return known == null ? NOTHING : known.statistics();
  }

  void close() throws IOException {
    Wal known = wal;
    if (known != null) {
      known.close();
    }
  }

  /** The series stand in the other log. */
  private static final class NoSeries implements SeriesCatalog {
    @Override
    public void forEachLogged(Visitor visitor) {}

    @Override
    public @Nullable Labels labels(long logReference) {
      return null;
    }
  }
}
