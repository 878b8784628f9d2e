package io.freqwatch.tsdb;

import static io.freqwatch.tsdb.TsdbRig.START;
import static io.freqwatch.tsdb.TsdbRig.STEP;
import static io.freqwatch.tsdb.TsdbRig.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.CheckResult.Status;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is full: everything goes on, room is made, and nothing has to be restarted. */
@Tag("conformance")
@Timeout(120)
class DiskFullConformanceTest {
  private static final int SERIES = 200;

  private final ManualClock clock = new ManualClock(START);
  private final TsdbOptions options = TsdbOptions.DEFAULT.withReserveBytes(4 << 20);

  @TempDir private Path folder;

  @Test
  void goesOnWhileTheDiskIsFullAndRecoversByItself() throws Exception {
    try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"), 24)) {
      Tsdb tsdb = open(disk);
      scrape(tsdb, 800);
      int blocks = tsdb.blocks().size();
      assertThat(blocks).isGreaterThan(2);
      assertThat(tsdb.check().status()).isEqualTo(Status.OK);
      disk.fill();
      for (int minute = 0; minute < 10; minute++) {
        scrape(tsdb, 1);
        disk.fill();
      }
      assertThat(tsdb.check().status()).isEqualTo(Status.DEGRADED);
      assertThat(tsdb.check().message()).contains("is the disk full?", "to be kept free");
      assertThat(tsdb.details().blocksDroppedForSpace()).isPositive();
      assertThat(tsdb.blocks().size()).isLessThan(blocks);
      assertThat(tsdb.details().head().logFailures()).isPositive();
      assertThat(read(tsdb)).endsWith(wanted(0, 700, 810).toArray(String[]::new));
      disk.empty();
      scrape(tsdb, 1);
      assertThat(tsdb.check().status()).isEqualTo(Status.OK);
      tsdb.close();
      Tsdb again = open(disk);
      assertThat(read(again)).endsWith(wanted(0, 700, 811).toArray(String[]::new));
      again.abandon();
    }
  }

  @Test
  void startsOnAFullDiskWithAllThatWasLogged() throws Exception {
    try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"), 24)) {
      Tsdb killed = open(disk);
      scrape(killed, 100);
      killed.abandon();
      disk.fill();
      Tsdb tsdb = open(disk);
      assertThat(read(tsdb)).isEqualTo(wanted(0, 0, 100));
      scrape(tsdb, 5);
      assertThat(read(tsdb)).isEqualTo(wanted(0, 0, 105));
      assertThat(tsdb.check().status()).isEqualTo(Status.DEGRADED);
      disk.empty();
      scrape(tsdb, 5);
      assertThat(tsdb.check().status()).isEqualTo(Status.OK);
      tsdb.abandon();
      Tsdb again = open(disk);
      assertThat(read(again))
          .startsWith(wanted(0, 0, 100).toArray(String[]::new))
          .endsWith(wanted(0, 105, 110).toArray(String[]::new));
      again.abandon();
    }
  }

  private Tsdb open(SmallDisk disk) throws IOException {
    Path data = disk.folder().resolve("metrics");
    return Tsdb.open(Disk.local(), data, options, clock, new Random(3));
  }

  private void scrape(Tsdb tsdb, int minutes) {
    for (int i = 0; i < minutes; i++) {
      long now = clock.wallMillis();
      try (Appender appender = tsdb.appender()) {
        for (int series = 0; series < SERIES; series++) {
          double value = TsdbRig.value(series, (now - START) / STEP);
          appender.append(TsdbRig.series(series), now, value);
        }
        appender.commit();
      }
      clock.advance(Duration.ofMillis(STEP));
      tsdb.maintain();
    }
  }

  private static List<String> read(Tsdb tsdb) {
    List<String> found = new ArrayList<>();
    try (Querier querier = tsdb.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
      SampleIterator samples = querier.select(true, Matcher.equal("series", "0")).next().samples();
      while (samples.next() != SampleKind.NONE) {
        found.add((samples.timestampMillis() - START) / STEP + "=" + samples.value());
      }
    }
    return found;
  }
}
