package io.freqwatch.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Storage} does, whatever it stands on. */
abstract class StorageContract {
  static final long START = 1_700_000_000_000L;
  static final Duration RETENTION = Duration.ofDays(1);
  static final int SERIES_LIMIT = 1_000;
  static final Labels UP_ALPHA = Labels.of("__name__", "up", "bot", "alpha");
  static final Labels UP_BETA = Labels.of("__name__", "up", "bot", "beta");

  final ManualClock clock = new ManualClock(START);

  /** A new, empty storage of {@link #RETENTION} and {@link #SERIES_LIMIT}. */
  abstract Storage create();

  /** How often the storage is read in full while it is written to. */
  int readsWhileWriting() {
    return 2_000;
  }

  @Test
  void showsWhatWasCommitted() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 1, 2, 2, 3.5);
    assertThat(read(storage, "bot", "alpha"))
        .containsExactly(sample(0, 1), sample(1, 2), sample(2, 2), sample(3, 3.5));
  }

  @Test
  void showsNothingBeforeTheCommit() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      appender.append(UP_ALPHA, START, 1);
      assertThat(read(storage, "bot", "alpha")).isEmpty();
      assertThat(read(storage, Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
      try (Querier querier = storage.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
        assertThat(querier.labelNames()).isEmpty();
      }
    }
  }

  @Test
  void forgetsWhatWasRolledBack() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      appender.append(UP_ALPHA, START, 1);
      appender.rollback();
    }
    assertThat(read(storage, "bot", "alpha")).isEmpty();
    append(storage, UP_ALPHA, START, 2);
    assertThat(read(storage, "bot", "alpha")).containsExactly(sample(0, 2));
  }

  @Test
  void endsABatchOnlyOnce() {
    Appender appender = create().appender();
    appender.commit();
    assertThatThrownBy(appender::commit).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesASampleOlderThanTheNewest() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 1);
    try (Appender appender = storage.appender()) {
      assertThatThrownBy(() -> appender.append(UP_ALPHA, START - 1, 2))
          .isInstanceOf(StorageException.OutOfOrder.class)
          .hasMessageContaining("up{bot=\"alpha\"}");
    }
  }

  @Test
  void refusesAnotherValueAtTheSameTimeAndIgnoresTheSame() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 1);
    try (Appender appender = storage.appender()) {
      assertThatThrownBy(() -> appender.append(UP_ALPHA, START, 2))
          .isInstanceOf(StorageException.DuplicateForTimestamp.class);
      appender.append(UP_ALPHA, START, 1);
      appender.commit();
    }
    assertThat(read(storage, "bot", "alpha")).containsExactly(sample(0, 1));
  }

  @Test
  void goesOnAfterARefusedSample() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 1);
    try (Appender appender = storage.appender()) {
      assertThatThrownBy(() -> appender.append(UP_ALPHA, START, 2))
          .isInstanceOf(StorageException.class);
      appender.append(UP_BETA, START, 7);
      appender.commit();
    }
    assertThat(read(storage, "bot", "beta")).containsExactly(sample(0, 7));
  }

  @Test
  void refusesASampleOlderThanTheRetention() {
    try (Appender appender = create().appender()) {
      assertThatThrownBy(() -> appender.append(UP_ALPHA, START - RETENTION.toMillis() - 1, 1))
          .isInstanceOf(StorageException.OutOfBounds.class);
    }
  }

  @Test
  void refusesASeriesBeyondTheLimitAndNamesIt() {
    Storage storage = create();
    try (Appender appender = storage.appender()) {
      for (int i = 0; i < SERIES_LIMIT; i++) {
        appender.append(Labels.of("__name__", "m", "i", "" + i), START, i);
      }
      assertThatThrownBy(() -> appender.append(UP_ALPHA, START, 1))
          .isInstanceOf(StorageException.TooManySeries.class)
          .hasMessageContaining("up{bot=\"alpha\"}")
          .hasMessageContaining("1000");
      appender.commit();
    }
    assertThat(storage.statistics().series()).isEqualTo(SERIES_LIMIT);
  }

  @Test
  void keepsAReferenceBetweenBatches() {
    Storage storage = create();
    long reference;
    try (Appender appender = storage.appender()) {
      reference = appender.reference(UP_ALPHA);
      appender.append(reference, START, 1);
      appender.commit();
    }
    try (Appender appender = storage.appender()) {
      appender.append(reference, START + 1000, 2);
      appender.commit();
    }
    assertThat(read(storage, "bot", "alpha")).containsExactly(sample(0, 1), sample(1, 2));
  }

  @Test
  void keepsTheBitsOfTheStaleMarker() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 1, StaleMarker.VALUE, Double.NaN);
    List<Double> values = new ArrayList<>();
    try (Querier querier = storage.querier(START, START + 5000)) {
      SampleIterator samples = querier.select(false, bot("alpha")).next().samples();
      while (samples.next() != SampleKind.NONE) {
        values.add(samples.value());
      }
    }
    assertThat(values).hasSize(3);
    assertThat(StaleMarker.is(values.get(1))).isTrue();
    assertThat(StaleMarker.is(values.get(2))).isFalse();
  }

  @Test
  void limitsSamplesToTheTimeSpanBothEndsIncluded() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, IntStream.range(0, 500).asDoubleStream().toArray());
    assertThat(read(storage, START + 200_000, START + 202_000, bot("alpha")))
        .containsExactly(sample(200, 200), sample(201, 201), sample(202, 202));
  }

  @Test
  void leavesOutSeriesWithoutASampleInTheTimeSpan() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 1);
    append(storage, UP_ALPHA, START + 100_000, 1);
    try (Querier querier = storage.querier(START + 10, START + 90_000)) {
      assertThat(querier.select(false, bot("alpha")).hasNext()).isFalse();
      assertThat(querier.labelNames()).isEmpty();
    }
  }

  @Test
  void seeksForward() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, IntStream.range(0, 500).asDoubleStream().toArray());
    try (Querier querier = storage.querier(START, START + 400_000)) {
      SampleIterator samples = querier.select(false, bot("alpha")).next().samples();
      assertThat(samples.seek(START + 150_001)).isEqualTo(SampleKind.FLOAT);
      assertThat(samples.timestampMillis()).isEqualTo(START + 151_000);
      assertThat(samples.seek(START)).isEqualTo(SampleKind.FLOAT);
      assertThat(samples.timestampMillis()).isEqualTo(START + 151_000);
      assertThat(samples.next()).isEqualTo(SampleKind.FLOAT);
      assertThat(samples.value()).isEqualTo(152);
      assertThat(samples.seek(START + 400_001)).isEqualTo(SampleKind.NONE);
      assertThat(samples.next()).isEqualTo(SampleKind.NONE);
    }
  }

  @Test
  void selectsByEveryKindOfMatcher() {
    Storage storage = create();
    for (String bot : List.of("alpha", "beta", "gamma")) {
      append(storage, Labels.of("__name__", "up", "bot", bot), START, 1);
    }
    append(storage, Labels.of("__name__", "up"), START, 1);
    assertThat(bots(storage, bot("alpha"))).containsExactly("alpha");
    assertThat(bots(storage, new Matcher(Matcher.Type.NOT_EQUAL, "bot", "alpha")))
        .containsExactly("", "beta", "gamma");
    assertThat(bots(storage, new Matcher(Matcher.Type.REGEX, "bot", "alpha|gam.*")))
        .containsExactly("alpha", "gamma");
    assertThat(bots(storage, new Matcher(Matcher.Type.NOT_REGEX, "bot", "alpha|gam.*")))
        .containsExactly("", "beta");
    assertThat(bots(storage, new Matcher(Matcher.Type.REGEX, "bot", ".*"))).hasSize(4);
    assertThat(bots(storage, Matcher.equal("bot", ""))).containsExactly("");
    assertThat(bots(storage, Matcher.equal("none", "x"))).isEmpty();
    assertThat(bots(storage, Matcher.equal("none", ""), bot("beta"))).containsExactly("beta");
  }

  @Test
  void listsLabelNamesAndValuesOfMatchingSeries() {
    Storage storage = create();
    append(storage, UP_BETA, START, 1);
    append(storage, UP_ALPHA, START, 1);
    append(storage, Labels.of("__name__", "x", "z", "1"), START, 1);
    try (Querier querier = storage.querier(START, START)) {
      assertThat(querier.labelNames()).containsExactly("__name__", "bot", "z");
      assertThat(querier.labelNames(bot("alpha"))).containsExactly("__name__", "bot");
      assertThat(querier.labelValues("bot")).containsExactly("alpha", "beta");
      assertThat(querier.labelValues("__name__", bot("beta"))).containsExactly("up");
    }
  }

  @Test
  void sortsSeriesByLabels() {
    Storage storage = create();
    append(storage, UP_BETA, START, 1);
    append(storage, Labels.of("__name__", "a"), START, 1);
    append(storage, UP_ALPHA, START, 1);
    List<String> order = new ArrayList<>();
    try (Querier querier = storage.querier(START, START)) {
      querier.select(true).forEachRemaining(series -> order.add(series.labels().toString()));
    }
    assertThat(order).containsExactly("a", "up{bot=\"alpha\"}", "up{bot=\"beta\"}");
  }

  @Test
  void backfillsBeforeWhatASeriesHas() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 9);
    int stored =
        storage.backfill(UP_ALPHA, new long[] {START - 2000, START - 1000}, new double[] {7, 8});
    assertThat(stored).isEqualTo(2);
    append(storage, UP_ALPHA, START + 1000, 10);
    assertThat(read(storage, "bot", "alpha"))
        .containsExactly(sample(-2, 7), sample(-1, 8), sample(0, 9), sample(1, 10));
  }

  @Test
  void backfillsMonthsInBulk() {
    Storage storage = create();
    clock.advance(Duration.ofHours(23));
    long[] times = IntStream.range(0, 5000).mapToLong(i -> START + i * 15_000L).toArray();
    double[] values = IntStream.range(0, 5000).mapToDouble(i -> Math.sin(i)).toArray();
    storage.backfill(UP_ALPHA, times, values);
    List<String> read = read(storage, START, START + 5000 * 15_000L, bot("alpha"));
    assertThat(read).hasSize(5000).contains(sample(4999 * 15, Math.sin(4999)));
  }

  @Test
  void refusesAnOverlappingBackfill() {
    Storage storage = create();
    append(storage, UP_ALPHA, START, 1, 2);
    assertThatThrownBy(
            () ->
                storage.backfill(
                    UP_ALPHA, new long[] {START - 1000, START + 500}, new double[] {7, 8}))
        .isInstanceOf(StorageException.OutOfOrder.class);
    assertThat(read(storage, "bot", "alpha")).hasSize(2);
  }

  @Test
  void refusesABackfillThatDoesNotAscend() {
    assertThatThrownBy(
            () -> create().backfill(UP_ALPHA, new long[] {START, START}, new double[] {1, 2}))
        .isInstanceOf(StorageException.OutOfOrder.class);
  }

  @Test
  void leavesOutBackfilledSamplesOlderThanTheRetention() {
    Storage storage = create();
    long old = START - RETENTION.toMillis() - 1;
    assertThat(storage.backfill(UP_ALPHA, new long[] {old}, new double[] {1})).isZero();
    assertThat(storage.backfill(UP_ALPHA, new long[] {old, START}, new double[] {1, 2})).isOne();
    assertThat(read(storage, "bot", "alpha")).containsExactly(sample(0, 2));
  }

  @Test
  void showsEachBatchWhollyToConcurrentReaders() throws InterruptedException {
    Storage storage = create();
    AtomicBoolean running = new AtomicBoolean(true);
    Thread writer = Thread.ofVirtual().name("writer").start(() -> write(storage, running));
    try {
      for (int i = 0; i < readsWhileWriting(); i++) {
        assertThat(newest(storage)).hasSizeBetween(0, 1);
      }
    } finally {
      running.set(false);
      writer.join();
    }
  }

  private static void write(Storage storage, AtomicBoolean running) {
    for (int i = 0; running.get() && i < 50_000; i++) {
      try (Appender appender = storage.appender()) {
        for (int series = 0; series < 10; series++) {
          appender.append(Labels.of("__name__", "m", "i", "" + series), START + i * 1000L, i * 3.1);
        }
        appender.commit();
      }
    }
  }

  /** The distinct newest times over all series, seen by one select. */
  private static List<Long> newest(Storage storage) {
    List<Long> newest = new ArrayList<>();
    try (Querier querier = storage.querier(START, Long.MAX_VALUE)) {
      querier.select(false).forEachRemaining(series -> newest.add(last(series)));
    }
    assertThat(newest.size()).isIn(0, 10);
    return newest.stream().distinct().toList();
  }

  private static long last(Series series) {
    SampleIterator samples = series.samples();
    long last = Long.MIN_VALUE;
    while (samples.next() != SampleKind.NONE) {
      last = samples.timestampMillis();
    }
    return last;
  }

  static Matcher bot(String value) {
    return Matcher.equal("bot", value);
  }

  static void append(Storage storage, Labels labels, long startMillis, double... values) {
    try (Appender appender = storage.appender()) {
      for (int i = 0; i < values.length; i++) {
        appender.append(labels, startMillis + i * 1000L, values[i]);
      }
      appender.commit();
    }
  }

  static List<String> read(Storage storage, String name, String value) {
    return read(storage, START - RETENTION.toMillis(), Long.MAX_VALUE, Matcher.equal(name, value));
  }

  /** Seconds since {@link #START} and value of each sample. */
  static List<String> read(Storage storage, long minMillis, long maxMillis, Matcher... matchers) {
    List<String> read = new ArrayList<>();
    try (Querier querier = storage.querier(minMillis, maxMillis)) {
      SeriesSet found = querier.select(true, matchers);
      while (found.hasNext()) {
        SampleIterator samples = found.next().samples();
        while (samples.next() != SampleKind.NONE) {
          read.add(sample((int) ((samples.timestampMillis() - START) / 1000), samples.value()));
        }
      }
    }
    return read;
  }

  static String sample(int second, double value) {
    return second + "s " + value;
  }

  private static List<String> bots(Storage storage, Matcher... matchers) {
    List<String> bots = new ArrayList<>();
    try (Querier querier = storage.querier(START, START)) {
      querier
          .select(true, matchers)
          .forEachRemaining(series -> bots.add(series.labels().value("bot")));
    }
    return bots.stream().sorted().toList();
  }
}
