package io.freqwatch.tsdb.head;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.wal.WalOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series are forgotten while batches that name them are open. */
class SeriesRemovalTest {
  /** How often series are forgotten in the run under load; more with {@code -Dfreqwatch.rounds}. */
  private static final int ROUNDS = Integer.getInteger("freqwatch.rounds", 100);

  private static final long START = HeadRig.START;
  private static final int WRITERS = 3;
  private static final int SERIES = 32;

  private final HeadRig rig = new HeadRig(1).open();

  SeriesRemovalTest() throws IOException {}

  @Test
  void aSeriesThatAnOpenBatchNamesStaysUntilTheBatchHasEnded() throws IOException {
    rig.scrape(2, START);
    try (Appender open = rig.head.appender()) {
      open.append(open.reference(HeadRig.series(0)), START + 10, 1);
      rig.head.truncate(START + 5);
      rig.head.truncate(START + 6);
      assertThat(rig.head.statistics().series()).isEqualTo(2);
      open.commit();
    }
    assertThat(rig.readAll()).containsOnlyKeys(HeadRig.series(0).toString());
    rig.head.truncate(START + 7);
    assertThat(rig.head.statistics().series()).isEqualTo(1);
    assertThat(rig.head.statistics().samplesOutOfBounds()).isZero();
  }

  @Test
  void aCondemnedSeriesLivesAgainUnderItsReference() throws IOException {
    rig.scrape(1, START);
    try (Appender open = rig.head.appender()) {
      long reference = open.reference(HeadRig.series(0));
      rig.head.truncate(START + 5);
      assertThat(open.reference(HeadRig.series(0))).isEqualTo(reference);
      open.append(reference, START + 10, 1);
      rig.head.truncate(START + 6);
      open.commit();
    }
    assertThat(rig.readAll()).containsOnlyKeys(HeadRig.series(0).toString());
  }

  @Test
  void noSampleIsLostWhileSeriesComeAndGo(@TempDir Path folder) throws Exception {
    Head head =
        Head.open(
                Disk.local(),
                folder,
                HeadOptions.DEFAULT,
                WalOptions.DEFAULT,
                Long.MIN_VALUE,
                new ManualClock(START))
            .head();
    AtomicLong time = new AtomicLong(START);
    AtomicBoolean done = new AtomicBoolean();
    long accepted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
      Future<?> removal = threads.submit(() -> forget(head, time, done));
      Callable<Long> writer = () -> write(head, time, done);
      for (Future<Long> each : threads.invokeAll(Collections.nCopies(WRITERS, writer))) {
        accepted += each.get();
      }
      removal.get();
    }
    assertThat(head.statistics().seriesRemoved()).isPositive();
    assertThat(head.statistics().samplesOutOfBounds()).isZero();
    assertThat(head.statistics().samplesAppended()).isEqualTo(accepted);
    head.close();
  }

  private static Void forget(Head head, AtomicLong time, AtomicBoolean done) throws IOException {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        head.truncate(time.get());
      }
    } finally {
      done.set(true);
    }
    return null;
  }

  /** Appends by references it keeps, as scrapes do, to series of its own; how many samples. */
  private static long write(Head head, AtomicLong time, AtomicBoolean done) {
    Random random = new Random(Thread.currentThread().threadId());
    long[] references = new long[SERIES];
    long accepted = 0;
    while (!done.get()) {
      long now = time.incrementAndGet();
      try (Appender appender = head.appender(Long.MIN_VALUE)) {
        int first = random.nextInt(SERIES);
        for (int i = 0; i < 4; i++) {
          accepted += append(appender, references, (first + i) % SERIES, now);
        }
        Thread.yield();
        appender.commit();
      }
    }
    return accepted;
  }

  private static int append(Appender appender, long[] references, int series, long now) {
    Labels labels =
        Labels.of(
            "__name__", "m", "writer", "" + Thread.currentThread().threadId(), "s", "" + series);
    try {
      appender.append(references[series], now, 1);
    } catch (StorageException.OutOfOrder | StorageException.OutOfBounds ignored) {
      return 0; // series were forgotten up to a later time
    } catch (StorageException.UnknownReference forgotten) {
      references[series] = appender.reference(labels);
      return append(appender, references, series, now);
    }
    return 1;
  }
}
