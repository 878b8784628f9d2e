package io.freqwatch.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Storage} does with native histograms, exemplars and start timestamps. */
abstract class HistogramContract {
  static final long START = 1_700_000_000_000L;
  static final Labels SERIES = Labels.of("__name__", "latency", "bot", "alpha");

  final ManualClock clock = new ManualClock(START);

  /** A new, empty storage. */
  abstract Storage create();

  @Test
  void showsHistogramsAsTheyCame() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      for (int i = 0; i < 300; i++) {
        appender.append(SERIES, START + i * 1000L, Histograms.of(1, i));
      }
      appender.commit();
    }
    List<Object> read = read(storage);
    assertThat(read).hasSize(300);
    for (int i = 0; i < 300; i++) {
      assertThat(hintless(read.get(i))).isEqualTo(Histograms.of(1, i));
    }
  }

  @Test
  void keepsFloatsAndHistogramsOfOneSeriesInOrder() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      appender.append(SERIES, START, 1);
      appender.append(SERIES, START + 1000, Histograms.of(1, 2));
      appender.append(SERIES, START + 2000, 3);
      appender.commit();
    }
    assertThat(read(storage).stream().map(HistogramContract::hintless))
        .containsExactly(1.0, Histograms.of(1, 2), 3.0);
  }

  @Test
  void keepsTheStaleMarkerOfHistograms() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      appender.append(SERIES, START, Histograms.of(1));
      appender.append(SERIES, START + 1000, StaleMarker.HISTOGRAM);
      appender.commit();
    }
    assertThat(StaleMarker.is((FloatHistogram) read(storage).get(1))).isTrue();
  }

  @Test
  void ignoresTheSameHistogramAndRefusesAnotherAtTheSameTime() {
    Storage storage = create();
    append(storage, START, Histograms.of(1, 2));
    try (Appender appender = storage.appender()) {
      appender.append(SERIES, START, Histograms.of(1, 2));
      assertThatThrownBy(() -> appender.append(SERIES, START, Histograms.of(1, 3)))
          .isInstanceOf(StorageException.DuplicateForTimestamp.class);
      assertThatThrownBy(() -> appender.append(SERIES, START, 3))
          .isInstanceOf(StorageException.DuplicateForTimestamp.class);
      appender.commit();
    }
    assertThat(read(storage)).hasSize(1);
  }

  @Test
  void refusesAHistogramThatContradictsItself() {
    try (Appender appender = create().appender()) {
      assertThatThrownBy(() -> appender.append(SERIES, START, Histograms.of(1, -1)))
          .isInstanceOf(StorageException.InvalidHistogram.class)
          .hasMessageContaining("latency{bot=\"alpha\"}");
    }
  }

  @Test
  void storesAZeroWhereACounterBegan() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      long reference = appender.reference(SERIES);
      appender.startTimestamp(reference, START, START - 5000);
      appender.append(reference, START, 7);
      appender.commit();
    }
    try (Appender appender = storage.appender()) {
      long reference = appender.reference(SERIES);
      appender.startTimestamp(reference, START + 1000, START - 5000);
      appender.append(reference, START + 1000, 8);
      appender.commit();
    }
    assertThat(read(storage)).containsExactly(0.0, 7.0, 8.0);
  }

  @Test
  void storesNoZeroForAStartThatIsNotBeforeTheSample() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      long reference = appender.reference(SERIES);
      appender.startTimestamp(reference, START, START);
      appender.append(reference, START, 7);
      appender.commit();
    }
    assertThat(read(storage)).containsExactly(7.0);
  }

  @Test
  void storesAnEmptyHistogramWhereHistogramsBegan() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      long reference = appender.reference(SERIES);
      appender.startTimestamp(reference, START, START - 5000, Histograms.of(1, 2));
      appender.append(reference, START, Histograms.of(1, 2));
      appender.commit();
    }
    List<Object> read = read(storage);
    assertThat(read).hasSize(2);
    assertThat(((FloatHistogram) read.getFirst()).count()).isZero();
  }

  @Test
  void keepsExemplarsOfCommittedBatches() {
    Storage storage = create();
    Exemplar kept = new Exemplar(Labels.of("trace_id", "a"), 0.5, START, true);
    try (Appender appender = storage.appender()) {
      appender.append(SERIES, START, 1);
      appender.exemplar(appender.reference(SERIES), kept);
      appender.commit();
    }
    try (Appender appender = storage.appender()) {
      appender.exemplar(appender.reference(SERIES), new Exemplar(Labels.EMPTY, 1, START + 1, true));
      appender.rollback();
    }
    List<List<Matcher>> selectors = List.of(List.of(Matcher.equal("bot", "alpha")));
    assertThat(storage.exemplars(START, START + 10, selectors))
        .containsExactly(new SeriesExemplars(SERIES, List.of(kept)));
  }

  static void append(Storage storage, long timestampMillis, FloatHistogram histogram) {
    try (Appender appender = storage.appender()) {
      appender.append(SERIES, timestampMillis, histogram);
      appender.commit();
    }
  }

  private static List<Object> read(Storage storage) {
    List<Object> read = new ArrayList<>();
    try (Querier querier = storage.querier(0, Long.MAX_VALUE)) {
      SampleIterator samples =
          querier.select(false, Matcher.equal("bot", "alpha")).next().samples();
      for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
        read.add(kind == SampleKind.FLOAT ? (Object) samples.value() : samples.histogram());
      }
    }
    return read;
  }

  /** Storages on disk may tell resets where they know of them. */
  private static Object hintless(Object sample) {
    return sample instanceof FloatHistogram histogram
        ? histogram.withCounterResetHint(CounterResetHint.UNKNOWN)
        : sample;
  }
}
