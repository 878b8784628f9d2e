package io.freqwatch.tsdb.head;

import static io.freqwatch.tsdb.head.HeadRig.DATA;
import static io.freqwatch.tsdb.head.HeadRig.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadTest {
  private static final long STEP = 15_000;

  private final HeadRig rig = new HeadRig(1).open();

  HeadTest() throws IOException {}

  private void scrapes(int from, int to, int series) {
    for (int i = from; i < to; i++) {
      rig.scrape(series, START + i * STEP);
    }
  }

  @Test
  void cutsChunksWherePrometheusDoes() {
    scrapes(0, 1000, 1);
    List<FullChunks> full = List.of(rig.head.table().page(0).full[0]);
    assertThat(full.getFirst().sampleCount(0)).isEqualTo(120);
    assertThat(full.getFirst().count()).isEqualTo(8);
    assertThat(full.getFirst().minMillis(4)).isEqualTo(START + 7_200_000);
    assertThat(rig.readAll().get(HeadRig.series(0).toString())).hasSize(1000);
  }

  @Test
  void cutsAChunkOfLargeSamplesAtItsLimitOfBytes() {
    try (Appender appender = rig.head.appender()) {
      for (int i = 0; i < 500; i++) {
        appender.append(HeadRig.series(0), START + i * STEP, Math.sqrt(i) * Math.PI);
      }
      appender.commit();
    }
    FullChunks full = rig.head.table().page(0).full[0];
    for (int i = 0; i < full.count(); i++) {
      assertThat(full.byteCount(i)).isLessThanOrEqualTo(1024);
    }
    assertThat(rig.readAll().get(HeadRig.series(0).toString())).hasSize(500);
  }

  @Test
  void showsTheSameFromMemoryFromFilesAndAfterAStart() throws IOException {
    scrapes(0, 700, 20);
    Map<String, List<String>> before = rig.readAll();
    rig.head.flushChunks();
    assertThat(rig.head.waitingChunks()).isZero();
    assertThat(rig.readAll()).isEqualTo(before);
    scrapes(700, 720, 20);
    before = rig.readAll();
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.report.mappedChunks()).isGreaterThanOrEqualTo(100);
    assertThat(rig.report.samples()).isLessThan(20 * 300);
    assertThat(rig.readAll()).isEqualTo(before);
    scrapes(720, 800, 20);
    assertThat(rig.readAll().get(HeadRig.series(3).toString())).hasSize(800);
  }

  @Test
  void comesBackFromTheLogAlone() throws IOException {
    scrapes(0, 300, 20);
    Map<String, List<String>> before = rig.readAll();
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.report.damages()).isEmpty();
    assertThat(rig.readAll()).isEqualTo(before);
  }

  @Test
  void readsASpanAcrossFilesAndMemory() throws IOException {
    scrapes(0, 300, 2);
    rig.head.flushChunks();
    scrapes(300, 500, 2);
    assertThat(rig.read(START + 100 * STEP, START + 450 * STEP - 1))
        .allSatisfy((_, samples) -> assertThat(samples).hasSize(350));
    assertThat(rig.read(START + 1, START + STEP - 1)).isEmpty();
    assertThat(rig.read(START + 499 * STEP, Long.MAX_VALUE, Matcher.equal("series", "1")))
        .hasSize(1)
        .allSatisfy((_, samples) -> assertThat(samples).hasSize(1));
  }

  @Test
  void keepsHistogramsAndFloatsInOneSeriesInOrder() throws IOException {
    Labels labels = Labels.of("__name__", "h");
    try (Appender appender = rig.head.appender()) {
      appender.append(labels, START, 1.5);
      for (int i = 1; i < 60; i++) {
        appender.append(labels, START + i * STEP, histogram(i));
      }
      appender.append(labels, START + 60 * STEP, StaleMarker.HISTOGRAM);
      appender.append(labels, START + 61 * STEP, 2.5);
      appender.append(labels, START + 62 * STEP, histogram(3));
      appender.commit();
    }
    Map<String, List<String>> before = rig.readAll();
    assertThat(before.get("h")).hasSize(63).startsWith(START + "=1.5");
    rig.head.flushChunks();
    assertThat(rig.readAll()).isEqualTo(before);
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.readAll()).isEqualTo(before);
  }

  @Test
  void refusesWhatBlocksHaveAlready() {
    scrapes(0, 1000, 1);
    try (Appender appender = rig.head.appender()) {
      long late = START + 999 * STEP - 3_600_001;
      assertThatThrownBy(() -> appender.append(HeadRig.series(7), late, 1))
          .isInstanceOf(StorageException.OutOfBounds.class);
      appender.append(HeadRig.series(7), late + 1, 1);
    }
  }

  @Test
  void keepsExemplarsOverAStart() throws IOException {
    scrapes(0, 2, 1);
    Exemplar exemplar = new Exemplar(Labels.of("trace", "1"), 3, START + 5, true);
    try (Appender appender = rig.head.appender()) {
      appender.exemplar(appender.reference(HeadRig.series(0)), exemplar);
      appender.commit();
    }
    rig.disk.killProcess();
    rig.open();
    assertThat(
            rig.head
                .exemplarRing()
                .exemplars(0, Long.MAX_VALUE, List.of(List.of(Matcher.equal("__name__", "m")))))
        .singleElement()
        .satisfies(series -> assertThat(series.exemplars()).containsExactly(exemplar));
  }

  @Test
  void forgetsWhatABlockHas() throws IOException {
    scrapes(0, 1000, 5);
    scrapes(1000, 1010, 4);
    rig.head.flushChunks();
    long block = START + 7_200_000;
    rig.head.truncate(block);
    assertThat(rig.head.minMillis()).isEqualTo(block);
    assertThat(rig.readAll().get(HeadRig.series(0).toString())).hasSize(1010 - 480);
    assertThat(rig.readAll()).hasSize(5);
    rig.head.truncate(START + 1005 * STEP);
    assertThat(rig.readAll()).hasSize(4);
    assertThat(rig.head.statistics().seriesRemoved()).isEqualTo(1);
    Map<String, List<String>> before = rig.readAll();
    rig.disk.killProcess();
    rig.minValidMillis = START + 1005 * STEP;
    rig.open();
    assertThat(rig.readAll().keySet()).isEqualTo(before.keySet());
  }

  @Test
  void doesNotShowAgainWhatABlockHasAlready() throws IOException {
    scrapes(0, 600, 3);
    rig.head.flushChunks();
    rig.disk.killProcess();
    rig.minValidMillis = START + 7_200_000;
    rig.open();
    assertThat(rig.read(Long.MIN_VALUE, START + 7_199_999)).isEmpty();
    assertThat(rig.readAll().get(HeadRig.series(0).toString())).hasSize(120);
  }

  @Test
  void aForgottenSeriesIsAnotherOneWhenItComesBack() throws IOException {
    long reference;
    try (Appender appender = rig.head.appender()) {
      reference = appender.reference(HeadRig.series(9));
      appender.append(reference, START, 1);
      appender.commit();
    }
    scrapes(0, 1000, 1);
    rig.head.truncate(START + 7_200_000);
    try (Appender appender = rig.head.appender()) {
      assertThatThrownBy(() -> appender.append(reference, START + 1000 * STEP, 1))
          .isInstanceOf(StorageException.UnknownReference.class);
      appender.append(HeadRig.series(9), START + 1000 * STEP, 2);
      appender.commit();
    }
    rig.disk.killProcess();
    rig.minValidMillis = START + 7_200_000;
    rig.open();
    assertThat(rig.readAll().get(HeadRig.series(9).toString()))
        .containsExactly(START + 1000 * STEP + "=2.0");
  }

  @Test
  void goesOnInMemoryWhileTheDiskIsFullAndLogsAgainAfterwards() throws IOException {
    scrapes(0, 10, 3);
    rig.disk.limit(0);
    scrapes(10, 20, 5);
    assertThat(rig.head.statistics().logFailures()).isEqualTo(10);
    assertThat(rig.head.statistics().wal().failing()).isTrue();
    assertThat(rig.readAll().get(HeadRig.series(4).toString())).hasSize(10);
    rig.disk.limit(Long.MAX_VALUE);
    scrapes(20, 30, 5);
    assertThat(rig.head.statistics().wal().failing()).isFalse();
    rig.disk.killProcess();
    rig.open();
    assertThat(rig.readAll().get(HeadRig.series(0).toString())).hasSize(20);
    assertThat(rig.readAll().get(HeadRig.series(4).toString())).hasSize(10);
  }

  @Test
  void startsWithDamagedChunkFilesFromTheLog() throws IOException {
    scrapes(0, 700, 10);
    rig.head.flushChunks();
    Map<String, List<String>> before = rig.readAll();
    var file = DATA.resolve("chunks_head/000001");
    byte[] whole = rig.disk.readAll(file);
    for (int at = 0; at < whole.length; at += 977) {
      byte[] hit = whole.clone();
      hit[at] ^= 4;
      rig.disk.killProcess();
      rig.disk.damage(file, hit);
      rig.open();
      assertThat(rig.report.damages()).hasSize(1);
      assertThat(rig.readAll()).isEqualTo(before);
      rig.disk.killProcess();
      rig.disk.deleteTree(file);
      rig.disk.create(file).close();
      rig.disk.damage(file, whole);
    }
  }

  static FloatHistogram histogram(int count) {
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        2,
        0.001,
        count,
        4 * count,
        1.5 * count,
        List.of(new Span(0, 1 + count % 3)),
        List.of(),
        count % 3 == 0
            ? new double[] {3 * count}
            : count % 3 == 1 ? new double[] {count, 2 * count} : new double[] {count, count, count},
        new double[0],
        new double[0],
        true);
  }
}
