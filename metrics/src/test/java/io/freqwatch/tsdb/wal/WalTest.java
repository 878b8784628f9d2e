package io.freqwatch.tsdb.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import io.freqwatch.tsdb.disk.SimulatedDisk.Failure;
import io.freqwatch.tsdb.wal.RecordedEntries.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalTest {
  private static final Path HOME = Path.of("/data/wal");
  private static final WalOptions SMALL =
      WalOptions.DEFAULT.withSegmentBytes(128 * 1024).withCompression(WalCompression.NONE);

  private final SimulatedDisk disk = new SimulatedDisk(7);
  private final LoggedSeries catalog = new LoggedSeries();
  private final List<Sample> committed = new ArrayList<>();
  private final Random random = new Random(3);

  @ParameterizedTest
  @EnumSource(WalCompression.class)
  void readsBackWhatWasCommitted(WalCompression compression) throws IOException {
    try (Wal wal = open(SMALL.withCompression(compression))) {
      for (int batch = 0; batch < 300; batch++) {
        writeBatch(wal, batch, 1 + random.nextInt(200));
      }
      assertThat(wal.statistics().currentSegment()).isPositive();
    }
    RecordedEntries read = new RecordedEntries();
    assertThat(read(read).damages()).isEmpty();
    assertThat(read.samples).isEqualTo(committed);
    assertThat(read.series).containsAllEntriesOf(catalog.alive);
  }

  @Test
  void readsBackEveryKindOfEntry() throws IOException {
    FloatHistogram integers = histogram(true, 3, new double[0]);
    FloatHistogram floats = histogram(false, 3, new double[0]);
    FloatHistogram custom = histogram(true, FloatHistogram.CUSTOM_BUCKETS, new double[] {1, 5});
    Exemplar exemplar = new Exemplar(Labels.of("trace", "ä"), 4.5, 17, true);
    try (Wal wal = open(SMALL)) {
      wal.begin();
      wal.series(9, Labels.of("__name__", "h", "emoji", "\uD83D\uDE00"));
      wal.histogram(9, 10, integers);
      wal.histogram(9, 20, floats);
      wal.histogram(9, 30, custom);
      wal.exemplar(9, exemplar);
      wal.tombstone(9, -5, 5);
      wal.commit();
    }
    RecordedEntries read = new RecordedEntries();
    assertThat(read(read).damages()).isEmpty();
    assertThat(read.series).containsEntry(9L, Labels.of("__name__", "h", "emoji", "\uD83D\uDE00"));
    assertThat(read.others)
        .containsExactly(
            "9 10 " + integers, "9 20 " + floats, "9 30 " + custom, "9 " + exemplar, "9 -5 5");
  }

  @Test
  void readsBackASeriesThatIsLargerThanAPage() throws IOException {
    Labels large = Labels.of("__name__", "large", "text", "x".repeat(100_000));
    try (Wal wal = open(SMALL)) {
      wal.begin();
      wal.series(1, large);
      wal.sample(1, 2, 3);
      wal.commit();
    }
    RecordedEntries read = new RecordedEntries();
    assertThat(read(read).damages()).isEmpty();
    assertThat(read.series).containsEntry(1L, large);
    assertThat(read.samples).hasSize(1);
  }

  @Test
  void aNewLogGoesOnInANewSegmentAndRepeatsTheSeries() throws IOException {
    try (Wal wal = open(SMALL)) {
      writeBatch(wal, 0, 50);
    }
    try (Wal wal = open(SMALL)) {
      writeBatch(wal, 1, 50);
    }
    assertThat(disk.list(HOME)).hasSize(2);
    disk.delete(HOME.resolve("00000000"));
    RecordedEntries read = new RecordedEntries();
    read(read);
    assertThat(read.series).containsAllEntriesOf(catalog.alive);
  }

  @Test
  void forgetsABatchThatWasRolledBack() throws IOException {
    try (Wal wal = open(SMALL)) {
      writeBatch(wal, 0, 5);
      wal.begin();
      wal.sample(1, 999, 999);
      wal.rollback();
      writeBatch(wal, 1, 5);
    }
    RecordedEntries read = new RecordedEntries();
    assertThat(read(read).damages()).isEmpty();
    assertThat(read.samples).isEqualTo(committed);
  }

  @Test
  void aPowerLossTakesOnlyWhatWasNotSynced() throws IOException {
    Wal wal = open(SMALL);
    writeBatch(wal, 0, 50);
    wal.sync();
    List<Sample> synced = List.copyOf(committed);
    writeBatch(wal, 1, 50);
    disk.losePower();
    RecordedEntries read = new RecordedEntries();
    read(read);
    assertThat(read.samples).isEqualTo(synced);
  }

  @Test
  void everyBatchLastsWhereEachIsSynced() throws IOException {
    Wal wal = open(SMALL.withSync(SyncPolicy.ALWAYS));
    writeBatch(wal, 0, 50);
    writeBatch(wal, 1, 50);
    disk.losePower();
    RecordedEntries read = new RecordedEntries();
    read(read);
    assertThat(read.samples).isEqualTo(committed);
  }

  @Test
  void goesOnInANewSegmentAfterAFailedSync() throws IOException {
    try (Wal wal = open(SMALL)) {
      writeBatch(wal, 0, 50);
      disk.failAfter(1, Failure.ONCE);
      assertThatThrownBy(wal::sync).isInstanceOf(IOException.class);
      assertThat(wal.statistics().failing()).isTrue();
      writeBatch(wal, 1, 50);
      assertThat(wal.statistics().failing()).isFalse();
      assertThat(wal.statistics().currentSegment()).isEqualTo(1);
    }
    RecordedEntries read = new RecordedEntries();
    assertThat(read(read).damages()).isEmpty();
    assertThat(read.samples).isEqualTo(committed);
  }

  @Test
  void goesOnWhenAFullDiskHasSpaceAgain() throws IOException {
    try (Wal wal = open(SMALL)) {
      writeBatch(wal, 0, 50);
      disk.limit(0);
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> tryBatch(wal, 1, 50)).isInstanceOf(IOException.class);
      }
      disk.limit(Long.MAX_VALUE);
      writeBatch(wal, 2, 50);
      assertThat(disk.list(HOME)).hasSize(2);
    }
    RecordedEntries read = new RecordedEntries();
    assertThat(read(read).realDamages()).isEmpty();
    assertThat(read.samples).isEqualTo(committed);
  }

  @Test
  void aCheckpointKeepsLivingSeriesAndNewSamples() throws IOException {
    try (Wal wal = open(SMALL)) {
      for (int batch = 0; batch < 600; batch++) {
        writeBatch(wal, batch, 100);
      }
      catalog.alive.remove(100L);
      wal.truncate(300_000);
      for (int batch = 600; batch < 1200; batch++) {
        writeBatch(wal, batch, 99);
      }
      wal.truncate(700_000);
    }
    assertThat(disk.list(HOME))
        .filteredOn(path -> path.toString().contains("checkpoint"))
        .hasSize(1);
    RecordedEntries read = new RecordedEntries();
    assertThat(read(read).damages()).isEmpty();
    assertThat(read.series).containsAllEntriesOf(catalog.alive).doesNotContainKey(100L);
    Set<Sample> kept = new HashSet<>(read.samples);
    assertThat(kept).hasSameSizeAs(read.samples).hasSizeLessThan(committed.size() * 3 / 4);
    assertThat(committed.stream().filter(sample -> sample.timestampMillis() >= 700_000))
        .filteredOn(sample -> sample.reference() != 100)
        .allMatch(kept::contains);
  }

  @BeforeEach
  void makeHome() throws IOException {
    disk.createDirectories(HOME.getParent());
    disk.syncDirectory(Path.of("/"));
  }

  private Wal open(WalOptions options) throws IOException {
    return new Wal(disk, HOME, options, catalog, new ManualClock(0));
  }

  /** A batch with a sample of each series up to a number; new ones are logged. */
  private void writeBatch(Wal wal, int batch, int seriesCount) throws IOException {
    committed.addAll(tryBatch(wal, batch, seriesCount));
  }

  private List<Sample> tryBatch(Wal wal, int batch, int seriesCount) throws IOException {
    wal.begin();
    List<Sample> samples = new ArrayList<>();
    for (long series = 1; series <= seriesCount; series++) {
      if (!catalog.alive.containsKey(series)) {
        Labels labels = Labels.of("__name__", "m", "series", "" + series);
        catalog.alive.put(series, labels);
        wal.series(series, labels);
      }
    }
    for (long series = 1; series <= seriesCount; series++) {
      Sample sample = new Sample(series, batch * 1000L, series * 0.1 + batch);
      wal.sample(sample.reference(), sample.timestampMillis(), sample.value());
      samples.add(sample);
    }
    wal.commit();
    return samples;
  }

  private WalReader.Result read(RecordedEntries into) throws IOException {
    return new WalReader(disk, HOME).read(into);
  }

  private static FloatHistogram histogram(boolean integers, int schema, double[] bounds) {
    return new FloatHistogram(
        CounterResetHint.NOT_RESET,
        schema,
        0.001,
        2,
        9,
        18.4,
        List.of(new Span(-2, 2), new Span(3, 1)),
        List.of(new Span(0, 1)),
        new double[] {1, 3, 1},
        new double[] {2},
        bounds,
        integers);
  }
}
