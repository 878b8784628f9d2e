package io.freqwatch.tsdb;

import static io.freqwatch.tsdb.TsdbRig.DATA;
import static io.freqwatch.tsdb.TsdbRig.START;
import static io.freqwatch.tsdb.TsdbRig.STEP;
import static io.freqwatch.tsdb.TsdbRig.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.chunk.RandomHistograms;
import io.freqwatch.tsdb.disk.SimulatedDisk.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfOrderTest {
  private static final String SERIES_0 = TsdbRig.series(0).toString();
  private static final int STRIDE = Integer.getInteger("freqwatch.sweep.stride", 29);

  private final TsdbRig rig = rig(1).open();

  OutOfOrderTest() throws IOException {}

  private static TsdbRig rig(long seed) throws IOException {
    TsdbRig rig = new TsdbRig(seed);
    rig.options = rig.options.withOutOfOrderWindow(Duration.ofHours(3));
    return rig;
  }

  private void append(int series, long minute, double value) {
    try (Appender appender = rig.tsdb.appender()) {
      appender.append(TsdbRig.series(series), START + minute * STEP, value);
      appender.commit();
    }
  }

  private void append(int series, long minute) {
    append(series, minute, TsdbRig.value(series, minute));
  }

  private void appendAll(int seriesCount, long minute) {
    try (Appender appender = rig.tsdb.appender()) {
      for (int series = 0; series < seriesCount; series++) {
        appender.append(
            TsdbRig.series(series), START + minute * STEP, TsdbRig.value(series, minute));
      }
      appender.commit();
    }
  }

  private void restart() throws IOException {
    rig.disk.killProcess();
    rig.open();
  }

  @Test
  void takesWhatLiesInTheWindowAndRefusesWhatIsOlder() {
    append(0, 200);
    append(0, 150);
    append(1, 21);
    append(1, 20);
    assertThat(rig.readAll().get(SERIES_0)).containsExactly("150=75.0", "200=100.0");
    assertThatThrownBy(() -> append(0, 19))
        .isInstanceOf(StorageException.OutOfBounds.class)
        .hasMessageContaining("is before " + (START + 20 * STEP));
    assertThat(rig.tsdb.details().head().outOfOrder().tooOld()).isOne();
    assertThat(rig.tsdb.details().head().outOfOrder().appended()).isEqualTo(3);
    assertThat(rig.tsdb.details().head().outOfOrder().waiting()).isEqualTo(3);
  }

  @Test
  void withoutAWindowEachSeriesTakesOnlyWhatIsNewer() {
    rig.tsdb.setOutOfOrderWindow(Duration.ZERO);
    append(0, 200);
    assertThatThrownBy(() -> append(0, 199)).isInstanceOf(StorageException.OutOfOrder.class);
    assertThatThrownBy(() -> append(1, 100)).isInstanceOf(StorageException.OutOfBounds.class);
    rig.tsdb.setOutOfOrderWindow(Duration.ofMinutes(1));
    append(0, 199);
    assertThat(rig.readAll().get(SERIES_0)).containsExactly("199=99.5", "200=100.0");
  }

  @Test
  void theSameSampleAgainIsPassedOverAndAnotherValueIsRefused() throws IOException {
    append(0, 10);
    append(0, 20);
    append(0, 15);
    for (long minute : new long[] {10, 15, 20}) {
      append(0, minute);
      assertThatThrownBy(() -> append(0, minute, 99))
          .isInstanceOf(StorageException.DuplicateForTimestamp.class)
          .hasMessageContaining("the value is " + minute * 0.5);
    }
    assertThat(rig.tsdb.details().head().samplesDuplicate()).isEqualTo(3);
    assertThat(rig.tsdb.details().head().outOfOrder().appended()).isOne();
    restart();
    append(0, 15);
    assertThat(rig.readAll().get(SERIES_0)).containsExactly("10=5.0", "15=7.5", "20=10.0");
  }

  @Test
  void aBatchMayBeOutOfOrderWithinItself() throws IOException {
    try (Appender appender = rig.tsdb.appender()) {
      for (long minute : new long[] {30, 10, 20, 10}) {
        appender.append(TsdbRig.series(0), START + minute * STEP, minute);
      }
      appender.commit();
    }
    List<String> all = List.of("10=10.0", "20=20.0", "30=30.0");
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(all);
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySampleIsThereOnceWhateverCameWhen(long seed) throws IOException {
    LateLoad load = new LateLoad(rig, seed, 3);
    for (int round = 0; round < 12; round++) {
      load.run(90);
      if (round % 3 == 1) {
        restart();
      } else if (round % 3 == 2) {
        rig.tsdb.close();
        rig.open();
      }
      for (int series = 0; series < 3; series++) {
        assertThat(rig.readAll().get(TsdbRig.series(series).toString()))
            .isEqualTo(load.wanted(series));
      }
    }
    assertThat(rig.tsdb.details().compactionsFailed()).isZero();
    assertThat(rig.blocks().size()).isLessThan(12);
  }

  @Test
  void becomesABlockOfItsOwnThatIsMergedWithTheOthers() throws IOException {
    rig.scrape(10, 1);
    rig.clock.advance(Duration.ofMinutes(100));
    rig.scrapeOnce(1);
    for (long minute = 109; minute >= 10; minute--) {
      append(0, minute);
    }
    assertThat(rig.disk.list(DATA.resolve("wbl"))).isNotEmpty();
    rig.scrape(120, 1);
    assertThat(rig.tsdb.details().head().outOfOrder().waiting()).isZero();
    assertThat(rig.blocks()).hasSize(1);
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 230));
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 230));
    assertThat(rig.tsdb.details().head().outOfOrder().waiting()).isZero();
  }

  @Test
  void aBlockBeyondTheOthersDoesNotHideTheLog() throws IOException {
    rig.scrape(100, 1);
    append(1, 50);
    rig.tsdb.close();
    rig.open();
    rig.scrape(85, 2);
    append(1, 90);
    rig.scrape(100, 2);
    restart();
    assertThat(rig.readAll().get(SERIES_0)).isEqualTo(wanted(0, 0, 285));
    List<String> second = new ArrayList<>(wanted(1, 50, 51));
    second.addAll(wanted(1, 90, 91));
    second.addAll(wanted(1, 100, 285));
    assertThat(rig.readAll().get(TsdbRig.series(1).toString())).isEqualTo(second);
  }

  @Test
  void histogramsComeLateToo() throws IOException {
    RandomHistograms random = new RandomHistograms(3, true);
    Labels labels = Labels.of("__name__", "h");
    for (long minute : new long[] {50, 10, 30, 20, 40}) {
      try (Appender appender = rig.tsdb.appender()) {
        appender.append(labels, START + minute * STEP, random.next());
        appender.commit();
      }
    }
    assertThat(rig.readAll().get("h")).hasSize(5);
    restart();
    assertThat(rig.readAll().get("h")).hasSize(5);
    rig.tsdb.close();
    rig.open();
    assertThat(rig.readAll().get("h")).hasSize(5);
  }

  @Test
  void isDeletedWithAllElse() throws IOException {
    rig.scrape(60, 1);
    append(1, 30);
    append(1, 20);
    rig.tsdb.delete(List.of(Matcher.equal("__name__", "m")), START + 20 * STEP, START + 25 * STEP);
    assertThat(rig.readAll().get(TsdbRig.series(1).toString())).isEqualTo(wanted(1, 30, 31));
    restart();
    assertThat(rig.readAll().get(TsdbRig.series(1).toString())).isEqualTo(wanted(1, 30, 31));
    rig.scrape(200, 1);
    assertThat(rig.readAll().get(TsdbRig.series(1).toString())).isEqualTo(wanted(1, 30, 31));
    assertThat(rig.readAll().get(SERIES_0)).hasSize(254);
    restart();
    assertThat(rig.readAll().get(SERIES_0)).hasSize(254);
  }

  @Test
  void isInASnapshotToo() throws IOException {
    rig.scrape(60, 1);
    append(1, 30);
    rig.tsdb.snapshot(Path.of("/snapshot"));
    Tsdb original = rig.tsdb;
    rig.tsdb = Tsdb.open(rig.disk, Path.of("/snapshot"), rig.options, rig.clock, new Random(2));
    assertThat(rig.readAll().get(TsdbRig.series(1).toString())).isEqualTo(wanted(1, 30, 31));
    rig.tsdb = original;
    assertThat(rig.readAll().get(TsdbRig.series(1).toString())).isEqualTo(wanted(1, 30, 31));
  }

  @Test
  void aFullDiskKeepsItInMemoryAndTheNextRoomTakesIt() throws IOException {
    rig.scrape(60, 1);
    rig.disk.limit(0);
    append(1, 30);
    assertThat(rig.readAll().get(TsdbRig.series(1).toString())).isEqualTo(wanted(1, 30, 31));
    assertThat(rig.tsdb.check().message()).contains("the log cannot be written");
    rig.disk.limit(Long.MAX_VALUE);
    append(1, 40);
    rig.scrape(1, 1);
    assertThat(rig.tsdb.check().message()).isEmpty();
    rig.tsdb.close();
    rig.open();
    assertThat(rig.readAll().get(TsdbRig.series(1).toString()))
        .containsExactly("30=16.0", "40=21.0");
  }

  @Test
  void aLoadBrokenOffAnywhereLosesNothingAndShowsNothingTwice() throws IOException {
    TsdbRig whole = rig(0).open();
    long before = whole.disk.changes();
    assertThat(new LateLoad(whole, 0, 2).runUntilFailure(420)).isTrue();
    long changes = whole.disk.changes() - before;
    for (long at = 2; at <= changes; at += STRIDE) {
      TsdbRig each = rig(0).open();
      LateLoad load = new LateLoad(each, 0, 2);
      each.disk.failAfter(at, at % 2 == 0 ? Failure.DEAD : Failure.TORN);
      load.runUntilFailure(420);
      each.disk.killProcess();
      each.open();
      for (int series = 0; series < 2; series++) {
        List<String> read =
            each.readAll().getOrDefault(TsdbRig.series(series).toString(), List.of());
        assertThat(read).doesNotHaveDuplicates().containsAll(load.wanted(series));
        assertThat(load.wantedWithOpen(series)).containsAll(read);
      }
    }
  }

  @Test
  void aPowerLossCostsNothingSynced() throws IOException {
    for (int seed = 0; seed < 12; seed++) {
      TsdbRig each = rig(seed).open();
      LateLoad load = new LateLoad(each, seed, 2);
      load.run(120 + 13 * seed);
      List<List<String>> synced = load.sync();
      load.run(3);
      if (seed % 2 == 0) {
        each.disk.losePower();
      } else {
        each.disk.losePowerKeepingSome();
      }
      each.open();
      for (int series = 0; series < 2; series++) {
        List<String> read = each.readAll().get(TsdbRig.series(series).toString());
        assertThat(read).doesNotHaveDuplicates().containsAll(synced.get(series));
        assertThat(load.wanted(series)).containsAll(read);
      }
    }
  }

  @Test
  void damageInTheLogOfLateSamplesCostsAtMostItsPage() throws IOException {
    rig.scrape(1, 60);
    rig.clock.advance(Duration.ofMinutes(170));
    rig.scrapeOnce(60);
    for (long minute = 169; minute > 1; minute--) {
      appendAll(60, minute);
    }
    Set<String> before = flat(rig);
    rig.disk.killProcess();
    Path file = rig.disk.list(DATA.resolve("wbl")).getFirst();
    byte[] whole = rig.disk.readAll(file);
    assertThat(whole.length).isGreaterThan(2 * 32 * 1024);
    Random random = new Random(4);
    for (int i = 0; i < 18; i++) {
      rig.disk.damage(file, damaged(whole, random, i % 3));
      rig.open();
      Set<String> after = flat(rig);
      assertThat(before).containsAll(after);
      assertThat(before.size() - after.size()).isLessThan(32 * 1024 / 7);
      rig.disk.killProcess();
    }
  }

  private static byte[] damaged(byte[] whole, Random random, int kind) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    if (kind == 0) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
    } else if (kind == 1) {
      int page = at / (32 * 1024) * 32 * 1024;
      Arrays.fill(bytes, page, Math.min(bytes.length, page + 32 * 1024), (byte) 0);
    } else {
      bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(32 * 1024));
    }
    return bytes;
  }

  private static Set<String> flat(TsdbRig rig) {
    Set<String> all = new HashSet<>();
    rig.readAll().forEach((labels, samples) -> samples.forEach(each -> all.add(labels + each)));
    return all;
  }
}
