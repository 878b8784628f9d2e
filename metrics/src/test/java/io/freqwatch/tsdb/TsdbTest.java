package io.freqwatch.tsdb;

import static io.freqwatch.tsdb.TsdbRig.DATA;
import static io.freqwatch.tsdb.TsdbRig.START;
import static io.freqwatch.tsdb.TsdbRig.STEP;
import static io.freqwatch.tsdb.TsdbRig.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.CheckResult.Status;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Querier;
import io.freqwatch.tsdb.disk.SimulatedDisk.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TsdbTest {
  private static final String SERIES_0 = TsdbRig.series(0).toString();

  private final TsdbRig rig = new TsdbRig(1).open();

  TsdbTest() throws IOException {}

  @Test
  void putsTheHeadIntoBlocksAndBlocksIntoLongerOnes() throws IOException {
    rig.scrape(190, 3);
    assertThat(rig.blocks()).hasSize(1);
    assertThat(rig.tsdb.details().head().minMillis()).isEqualTo(START + 120 * STEP);
    rig.scrape(600, 3);
    assertThat(rig.blocks().size()).isLessThan(5);
    assertThat(rig.readAll()).hasSize(3);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 790));
  }

  @Test
  void startsWithoutAnythingToReplayAfterACleanEnd() throws IOException {
    rig.scrape(300, 3);
    rig.tsdb.close();
    rig.open();
    assertThat(rig.tsdb.details().head().samplesAppended()).isZero();
    assertThat(rig.tsdb.details().head().series()).isZero();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 300));
    rig.scrape(300, 3);
    rig.tsdb.close();
    rig.open();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 600));
  }

  @Test
  void startsWithEverythingAfterTheProcessWasKilled() throws IOException {
    rig.scrape(500, 3);
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 500));
    rig.scrape(100, 3);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 600));
  }

  @Test
  void isHeldByOneProcess() {
    assertThatThrownBy(
            () -> Tsdb.open(rig.disk, DATA, rig.options, rig.clock, new java.util.Random()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lock is held");
  }

  @Test
  void putsHistoryIntoBlocksAndKeepsItLongerThanScrapes() throws IOException {
    long[] times =
        IntStream.range(0, 100 * 24).mapToLong(i -> START - (i + 1) * 3_600_000L).toArray();
    java.util.Arrays.sort(times);
    double[] values = IntStream.range(0, times.length).asDoubleStream().toArray();
    rig.scrapeOnce(1);
    assertThat(rig.tsdb.backfill(TsdbRig.series(0), times, values)).isEqualTo(2400);
    assertThat(rig.readAll().get(SERIES_0)).hasSize(2401);
    rig.clock.advance(Duration.ofSeconds(61));
    rig.tsdb.maintain();
    assertThat(rig.blocks()).hasSizeBetween(5, 8);
    assertThat(rig.readAll().get(SERIES_0)).hasSize(2401);
    rig.scrape(400, 1);
    assertThat(rig.readAll().get(SERIES_0)).hasSize(2801);
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.readAll().get(SERIES_0)).hasSize(2801);
  }

  @Test
  void historyThatReachesIntoTheHeadHidesNothingAfterAKill() throws IOException {
    rig.clock.advance(Duration.ofMinutes(30));
    rig.scrapeOnce(1);
    rig.tsdb.backfill(
        Labels.of("__name__", "other"), new long[] {START, START + 40 * STEP}, new double[] {1, 2});
    rig.clock.advance(Duration.ofMinutes(2));
    rig.tsdb.maintain();
    assertThat(rig.blocks()).hasSize(1);
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.readAll().get(SERIES_0)).hasSize(1);
    assertThat(rig.readAll().get("other")).hasSize(2);
  }

  @Test
  void forgetsWhatIsOlderThanTheRetention() throws IOException {
    rig.tsdb.close();
    rig.options = rig.options.withRetention(Duration.ofHours(8));
    rig.open();
    rig.scrape(24 * 60, 1);
    assertThat(rig.readAll().get(SERIES_0)).hasSizeBetween(8 * 60, 12 * 60);
  }

  @Test
  void keepsRoomOnTheDiskAndSaysThatItIsDegraded() throws IOException {
    rig.scrape(800, 4);
    assertThat(rig.blocks().size()).isGreaterThan(1);
    int before = rig.readAll().get(SERIES_0).size();
    rig.tsdb.close();
    rig.options = rig.options.withReserveBytes(100_000);
    rig.open();
    rig.disk.limit(0);
    rig.scrape(5, 4);
    assertThat(rig.tsdb.check().status()).isEqualTo(Status.DEGRADED);
    assertThat(rig.tsdb.details().blocksDroppedForSpace()).isPositive();
    assertThat(rig.readAll().get(SERIES_0))
        .hasSizeLessThan(before)
        .endsWith(wanted(0, 804, 805).getFirst());
    rig.disk.limit(Long.MAX_VALUE);
    rig.scrape(1, 4);
    assertThat(rig.tsdb.check().status()).isEqualTo(Status.OK);
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.readAll().get(SERIES_0)).contains(wanted(0, 805, 806).getFirst());
  }

  @Test
  void startsOnAFullDisk() throws IOException {
    rig.scrape(200, 5);
    Map<String, List<String>> before = rig.readAll();
    rig.disk.killProcess();
    rig.disk.limit(0);
    rig.open();
    assertThat(rig.readAll()).isEqualTo(before);
    rig.scrape(10, 5);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 210));
    rig.disk.limit(Long.MAX_VALUE);
    rig.scrape(10, 5);
    rig.tsdb.close();
    rig.open();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 220));
  }

  @Test
  void aSnapshotIsADataDirectoryOfItsOwn() throws IOException {
    rig.scrape(300, 3);
    rig.tsdb.snapshot(Path.of("/snapshot"));
    rig.scrape(100, 3);
    Tsdb copy =
        Tsdb.open(rig.disk, Path.of("/snapshot"), rig.options, rig.clock, new java.util.Random(2));
    try (Querier querier = copy.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
      assertThat(querier.select(true).next().labels()).isEqualTo(TsdbRig.series(0));
    }
    Tsdb original = rig.tsdb;
    rig.tsdb = copy;
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 300));
    rig.tsdb = original;
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 400));
  }

  @Test
  void aLoadBrokenOffAnywhereLosesNothingAndShowsNothingTwice() throws IOException {
    long changes = changesOfALoad();
    int stride = Integer.getInteger("freqwatch.sweep.stride", 7);
    for (long at = 2; at <= changes; at += stride) {
      TsdbRig each = new TsdbRig(at);
      each.open();
      each.disk.failAfter(at, at % 2 == 0 ? Failure.DEAD : Failure.TORN);
      int done = scrapeUntilFailure(each);
      each.disk.killProcess();
      each.open();
      List<String> read = each.readAll().getOrDefault(SERIES_0, List.of());
      assertThat(read).startsWith(wanted(0, 0, done).toArray(String[]::new));
      assertThat(read.size()).isLessThanOrEqualTo(done + 1);
    }
  }

  private static long changesOfALoad() throws IOException {
    TsdbRig whole = new TsdbRig(0).open();
    long before = whole.disk.changes();
    assertThat(scrapeUntilFailure(whole)).isEqualTo(420);
    return whole.disk.changes() - before;
  }

  /** How many scrapes are in the log. */
  private static int scrapeUntilFailure(TsdbRig each) {
    for (int i = 0; i < 420; i++) {
      each.scrapeOnce(2);
      if (each.tsdb.details().head().logFailures() > 0) {
        return i;
      }
      each.clock.advance(Duration.ofMillis(STEP));
      each.tsdb.maintain();
      if (each.tsdb.details().compactionsFailed() > 0) {
        return i + 1;
      }
    }
    return 420;
  }
}
