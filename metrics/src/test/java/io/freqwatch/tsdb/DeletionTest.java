package io.freqwatch.tsdb;

import static io.freqwatch.tsdb.TsdbRig.START;
import static io.freqwatch.tsdb.TsdbRig.STEP;
import static io.freqwatch.tsdb.TsdbRig.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.tsdb.disk.SimulatedDisk.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private static final List<Matcher> FIRST = List.of(Matcher.equal("series", "0"));
  private static final String SERIES_0 = TsdbRig.series(0).toString();
  private static final String SERIES_1 = TsdbRig.series(1).toString();

  private final TsdbRig rig = new TsdbRig(1).open();

  DeletionTest() throws IOException {}

  private void delete(TsdbRig from, long firstMinute, long lastMinute) throws IOException {
    from.tsdb.delete(FIRST, START + firstMinute * STEP, START + lastMinute * STEP);
  }

  /** All minutes before a last one but those that were deleted, both ends included. */
  private static List<String> without(long firstDeleted, long lastDeleted, long minutes) {
    List<String> rest = new ArrayList<>(wanted(0, 0, firstDeleted));
    rest.addAll(wanted(0, lastDeleted + 1, minutes));
    return rest;
  }

  private void restart() throws IOException {
    rig.disk.killProcess();
    rig.open();
  }

  @Test
  void isGoneFromTheHeadAtOnceAfterARestartAndInTheBlock() throws IOException {
    rig.scrape(100, 2);
    delete(rig, 10, 39);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(10, 39, 100));
    assertThat(rig.readAll().get(SERIES_1)).isEqualTo(wanted(1, 0, 100));
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(10, 39, 100));
    rig.scrape(200, 2);
    assertThat(rig.blocks()).hasSize(1);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(10, 39, 300));
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(10, 39, 300));
    rig.tsdb.close();
    rig.open();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(10, 39, 300));
  }

  @Test
  void reachesOverBlocksAndHead() throws IOException {
    rig.scrape(400, 2);
    assertThat(rig.blocks()).isNotEmpty();
    delete(rig, 50, 395);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(50, 395, 400));
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(50, 395, 400));
    assertThat(rig.readAll().get(SERIES_1)).isEqualTo(wanted(1, 0, 400));
  }

  @Test
  void endsAtTheNewestSampleSoThatLaterOnesShow() throws IOException {
    rig.scrape(10, 2);
    delete(rig, 0, 1_000_000);
    assertThat(rig.readAll()).containsOnlyKeys(SERIES_1);
    rig.scrape(5, 2);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 10, 15));
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 10, 15));
  }

  @Test
  void outlivesTheCheckpointOfTheLog() throws IOException {
    rig.scrape(150, 100);
    delete(rig, 130, 149);
    rig.scrape(60, 100);
    assertThat(rig.blocks()).hasSize(1);
    assertThat(rig.tsdb.details().head().wal().truncations()).isPositive();
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(130, 149, 210));
  }

  @Test
  void historyGoesTooBeforeItIsInABlock() throws IOException {
    rig.scrapeOnce(1);
    rig.tsdb.backfill(
        TsdbRig.series(0), new long[] {START - 3000, START - 2000}, new double[] {1, 2});
    rig.tsdb.delete(FIRST, START - 2500, START - 1);
    assertThat(rig.readAll().get(SERIES_0)).hasSize(2);
    restart();
    assertThat(rig.readAll().get(SERIES_0)).hasSize(2);
  }

  @Test
  void cleaningWritesBlocksAnewWithoutIt() throws IOException {
    rig.scrape(400, 2);
    delete(rig, 0, 100);
    List<String> before = rig.blocks();
    rig.tsdb.cleanTombstones();
    assertThat(rig.blocks()).hasSameSizeAs(before).doesNotContain(before.getFirst());
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 101, 400));
    for (String block : rig.blocks()) {
      Path stones = TsdbRig.DATA.resolve(block).resolve("tombstones");
      assertThat(rig.disk.size(stones)).isEqualTo(9);
    }
    List<String> after = rig.blocks();
    rig.tsdb.cleanTombstones();
    assertThat(rig.blocks()).isEqualTo(after);
  }

  @Test
  void aBlockOfWhichAllWasDeletedGoes() throws IOException {
    rig.scrape(200, 1);
    assertThat(rig.blocks()).hasSize(1);
    delete(rig, 0, 300);
    rig.tsdb.cleanTombstones();
    assertThat(rig.blocks()).isEmpty();
    assertThat(rig.readAll()).isEmpty();
    rig.scrape(1, 1);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 200, 201));
  }

  @Test
  void aLogThatCannotBeWrittenRefusesIt() throws IOException {
    rig.scrape(10, 2);
    rig.disk.limit(0);
    assertThatThrownBy(() -> delete(rig, 2, 5)).isInstanceOf(IOException.class);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 10));
    rig.disk.limit(Long.MAX_VALUE);
    delete(rig, 2, 5);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(without(2, 5, 10));
  }

  @Test
  void aSnapshotMayLeaveTheHeadOut() throws IOException {
    rig.scrape(200, 1);
    rig.tsdb.snapshot(Path.of("/snapshot"), false);
    TsdbOptions options = rig.options;
    try (Tsdb copy =
            Tsdb.open(rig.disk, Path.of("/snapshot"), options, rig.clock, new java.util.Random(2));
        Querier querier = copy.querier(Long.MIN_VALUE, START + 119 * STEP)) {
      assertThat(querier.select(true).next().labels()).isEqualTo(TsdbRig.series(0));
      assertThat(copy.details().head().series()).isZero();
    }
  }

  @Test
  void brokenOffAnywhereItIsThereOrNotAndComesWithASecondTry() throws IOException {
    long changes = changesOfALoad();
    int stride = Integer.getInteger("freqwatch.sweep.stride", 3);
    for (long at = 1; at <= changes; at += stride) {
      TsdbRig each = new TsdbRig(at).open();
      each.scrape(250, 2);
      each.disk.failAfter(at, at % 2 == 0 ? Failure.DEAD : Failure.TORN);
      boolean done = deleteAndClean(each);
      each.disk.killProcess();
      each.open();
      List<String> read = each.readAll().get(SERIES_0);
      assertThat(wanted(0, 0, 250)).containsAll(read);
      assertThat(read).doesNotHaveDuplicates().containsAll(without(100, 220, 250));
      if (done) {
        assertThat(read).isEqualTo(without(100, 220, 250));
      }
      deleteAndClean(each);
      assertThat(each.readAll().get(SERIES_0)).isEqualTo(without(100, 220, 250));
      assertThat(each.readAll().get(SERIES_1)).isEqualTo(wanted(1, 0, 250));
    }
  }

  private long changesOfALoad() throws IOException {
    TsdbRig whole = new TsdbRig(0).open();
    whole.scrape(250, 2);
    long before = whole.disk.changes();
    assertThat(deleteAndClean(whole)).isTrue();
    return whole.disk.changes() - before;
  }

  /** Whether the deletion itself was done. */
  private boolean deleteAndClean(TsdbRig each) {
    try {
      delete(each, 100, 220);
    } catch (IOException expected) {
      return false;
    }
    try {
      each.tsdb.cleanTombstones();
    } catch (IOException expected) {
      assertThat(expected).hasMessageContaining("simulated");
    }
    return true;
  }
}
