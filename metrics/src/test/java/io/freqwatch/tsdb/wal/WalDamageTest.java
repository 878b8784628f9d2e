package io.freqwatch.tsdb.wal;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import io.freqwatch.tsdb.disk.SimulatedDisk.Failure;
import io.freqwatch.tsdb.wal.RecordedEntries.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalDamageTest {
  private static final Path HOME = Path.of("/data/wal");
  private static final Path QUARANTINE = Path.of("/data/quarantine");
  private static final int PAGE = PageWriter.PAGE_BYTES;
  private static final int SERIES = 40;
  private static final WalOptions OPTIONS =
      WalOptions.DEFAULT.withSegmentBytes(4 * PAGE).withCompression(WalCompression.NONE);

  private SimulatedDisk disk = new SimulatedDisk(1);
  private LoggedSeries catalog = new LoggedSeries();

  /** Each sample, and the page it was written to. */
  private final List<Sample> samples = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    disk.createDirectories(HOME);
    write(Integer.MAX_VALUE);
  }

  private void write(int syncedBatches) throws IOException {
    catalog = new LoggedSeries();
    samples.clear();
    try (Wal wal = new Wal(disk, HOME, OPTIONS, catalog, new ManualClock(0))) {
      for (int batch = 0; batch < 700; batch++) {
        writeBatch(wal, batch);
        if (batch % 10 == 9 && batch < syncedBatches) {
          wal.sync();
        }
      }
    }
  }

  private void writeBatch(Wal wal, int batch) throws IOException {
    wal.begin();
    int known = Math.min(SERIES, 1 + batch / 10);
    for (long series = 1; series <= known; series++) {
      if (!catalog.alive.containsKey(series)) {
        catalog.alive.put(series, Labels.of("__name__", "m", "series", "" + series));
        wal.series(series, catalog.labels(series));
      }
    }
    List<Sample> added = new ArrayList<>();
    for (long series = 1; series <= known; series++) {
      added.add(new Sample(series, batch * 15_000L, series * 0.1 + batch));
      wal.sample(series, batch * 15_000L, series * 0.1 + batch);
    }
    wal.commit();
    samples.addAll(added);
  }

  @Test
  void aFlippedBitAnywhereCostsAtMostItsPageAndOrphansNothing() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 150; i++) {
      damageAndCheck(
          bytes -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8)));
    }
  }

  @Test
  void aZeroedPageCostsThatPage() throws IOException {
    for (int page = 0; page < 3; page++) {
      int from = page * PAGE;
      damageAndCheck(
          bytes -> Arrays.fill(bytes, from, Math.min(bytes.length, from + PAGE), (byte) 0));
    }
  }

  @Test
  void aPageOfNoiseCostsThatPage() throws IOException {
    Random random = new Random(6);
    for (int i = 0; i < 40; i++) {
      int page = random.nextInt(3);
      damageAndCheck(
          bytes -> {
            for (int at = page * PAGE; at < Math.min(bytes.length, (page + 1) * PAGE); at++) {
              bytes[at] = (byte) random.nextInt();
            }
          });
    }
  }

  @Test
  void aTruncationAnywhereCostsNothingBeforeIt() throws IOException {
    Path file = disk.list(HOME).getLast();
    byte[] whole = disk.readAll(file);
    for (int length = 0; length < whole.length; length += 331) {
      disk.damage(file, Arrays.copyOf(whole, length));
      RecordedEntries read = new RecordedEntries();
      WalReader.Result result = read(read);
      assertThat(samples.subList(0, read.samples.size()).equals(read.samples)).isTrue();
      assertThat(result.realDamages()).isEmpty();
      new WalRepair(disk, QUARANTINE).repair(result.damages());
      assertThat(read(new RecordedEntries()).damages()).isEmpty();
    }
  }

  @Test
  void aWriteTornAnywhereCostsOnlyTheBatchItWasPartOf() throws IOException {
    for (int at = 1; at < 900; at += 29) {
      disk = new SimulatedDisk(at);
      disk.failAfter(at, Failure.TORN);
      try {
        write(Integer.MAX_VALUE);
      } catch (IOException expected) {
        disk.killProcess();
      }
      RecordedEntries read = new RecordedEntries();
      WalReader.Result result = read(read);
      assertThat(read.samples.subList(0, samples.size()).equals(samples)).isTrue();
      assertThat(read.samples).hasSizeLessThanOrEqualTo(samples.size() + SERIES);
      assertThat(result.realDamages()).isEmpty();
    }
  }

  @Test
  void aPowerLossThatKeepsSomeSectorsCostsNothingSynced() throws IOException {
    for (int seed = 0; seed < 25; seed++) {
      disk = new SimulatedDisk(seed);
      disk.createDirectories(HOME);
      disk.syncDirectory(Path.of("/"));
      disk.syncDirectory(Path.of("/data"));
      disk.failAfter(400 + seed * 11, Failure.DEAD);
      List<Sample> synced = writeUntilFailure();
      disk.losePowerKeepingSome();
      RecordedEntries read = new RecordedEntries();
      WalReader.Result result = read(read);
      assertHolds(read.samples, synced);
      new WalRepair(disk, QUARANTINE).repair(result.damages());
      RecordedEntries again = new RecordedEntries();
      assertThat(read(again).damages()).isEmpty();
      assertThat(again.samples).isEqualTo(read.samples);
    }
  }

  private List<Sample> writeUntilFailure() {
    catalog = new LoggedSeries();
    samples.clear();
    List<Sample> synced = List.of();
    try (Wal wal = new Wal(disk, HOME, OPTIONS, catalog, new ManualClock(0))) {
      for (int batch = 0; batch < 2000; batch++) {
        writeBatch(wal, batch);
        if (batch % 10 == 9) {
          wal.sync();
          synced = List.copyOf(samples);
        }
      }
    } catch (IOException expected) {
      return synced;
    }
    throw new AssertionError("the disk did not fail");
  }

  /** All wanted samples, and none twice. */
  private static void assertHolds(List<Sample> read, List<Sample> wanted) {
    Set<Sample> once = new HashSet<>(read);
    assertThat(once).hasSameSizeAs(read);
    assertThat(once.containsAll(wanted)).isTrue();
  }

  private interface Blow {
    void hit(byte[] bytes);
  }

  private void damageAndCheck(Blow blow) throws IOException {
    List<Path> segments = disk.list(HOME);
    Path file = segments.get(segments.size() / 2);
    byte[] whole = disk.readAll(file);
    byte[] hit = whole.clone();
    blow.hit(hit);
    disk.damage(file, hit);
    RecordedEntries read = new RecordedEntries();
    WalReader.Result result = read(read);
    Set<Sample> lost = new HashSet<>(samples);
    read.samples.forEach(lost::remove);
    assertThat(lost.size()).isLessThan(PAGE / 9);
    assertThat(pages(result.damages())).hasSizeLessThanOrEqualTo(1);
    assertHolds(read.samples, List.of());
    assertThat(read.series).containsAllEntriesOf(catalog.alive);
    checkRepair(result, read);
    disk.damage(file, whole);
  }

  private void checkRepair(WalReader.Result result, RecordedEntries before) throws IOException {
    new WalRepair(disk, QUARANTINE).repair(result.damages());
    RecordedEntries after = new RecordedEntries();
    assertThat(read(after).damages()).isEmpty();
    assertThat(after.samples).isEqualTo(before.samples);
    assertThat(after.series).isEqualTo(before.series);
  }

  private static Set<Long> pages(List<Damage> damages) {
    Set<Long> pages = new HashSet<>();
    damages.forEach(damage -> pages.add(damage.from() / PAGE));
    return pages;
  }

  private WalReader.Result read(RecordedEntries into) throws IOException {
    return new WalReader(disk, HOME).read(into);
  }
}
