package io.freqwatch.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryStorageTest extends StorageContract {
  @Override
  MemoryStorage create() {
    return new MemoryStorage(
        MemoryStorageOptions.DEFAULT.withRetention(RETENTION).withSeriesLimit(SERIES_LIMIT), clock);
  }

  @Test
  void forgetsChunksOlderThanTheRetentionWithTheNextCommit() {
    MemoryStorage storage = create();
    append(storage, UP_ALPHA, START, IntStream.range(0, 300).asDoubleStream().toArray());
    append(storage, UP_BETA, START, 1);
    clock.advance(RETENTION.plusSeconds(130));
    append(storage, UP_BETA, clock.wallMillis(), 2);
    assertThat(read(storage, "bot", "alpha")).hasSize(180).startsWith(sample(120, 120));
  }

  @Test
  void keepsHistoryLongerThanWhatWasScraped() {
    MemoryStorage storage =
        new MemoryStorage(MemoryStorageOptions.DEFAULT.withScrapeRetention(RETENTION), clock);
    storage.backfill(UP_ALPHA, new long[] {START - 2000, START - 1000}, new double[] {1, 2});
    append(storage, UP_ALPHA, START, IntStream.range(0, 300).asDoubleStream().toArray());
    clock.advance(RETENTION.plusSeconds(130));
    append(storage, UP_BETA, clock.wallMillis(), 2);

    assertThat(read(storage, "bot", "alpha")).hasSize(182).contains(sample(-2, 1), sample(-1, 2));

    clock.advance(MemoryStorageOptions.DEFAULT.historyRetention());
    append(storage, UP_BETA, clock.wallMillis(), 3);
    assertThat(read(storage, "bot", "alpha")).isEmpty();
  }

  @Test
  void keepsWithinItsSizeByForgettingTheOldestScrapedSamplesEarly() {
    Duration day = Duration.ofDays(1);
    MemoryStorage storage =
        new MemoryStorage(
            MemoryStorageOptions.DEFAULT.withScrapeRetention(day).withSizeLimitBytes(20_000),
            clock);
    Random random = new Random(1);
    storage.backfill(UP_ALPHA, new long[] {START - 2000, START - 1000}, new double[] {1, 2});
    for (int minute = 0; minute < 12 * 60; minute++) {
      append(storage, UP_ALPHA, clock.wallMillis(), random.doubles(4).toArray());
      clock.advance(Duration.ofMinutes(1));
    }

    List<String> kept = read(storage, "bot", "alpha");
    assertThat(kept).startsWith(sample(-2, 1), sample(-1, 2)).hasSizeBetween(1000, 2600);
  }

  @Test
  void forgetsASeriesWithItsLastChunkAndMakesRoomForAnother() {
    MemoryStorage storage = create();
    append(storage, UP_ALPHA, START, 1);
    clock.advance(RETENTION.plusMinutes(2));
    append(storage, UP_BETA, clock.wallMillis(), 1);
    append(storage, Labels.of("__name__", "c"), clock.wallMillis(), 1);
    assertThat(storage.statistics().series()).isEqualTo(2);
    assertThat(storage.statistics().seriesRemoved()).isEqualTo(1);
    try (Querier querier = storage.querier(0, Long.MAX_VALUE)) {
      assertThat(querier.labelValues("bot")).containsExactly("beta");
    }
  }

  @Test
  void saysThatAReferenceIsForgottenEvenWhenItsSlotIsUsedAgain() {
    MemoryStorage storage = create();
    long forgotten = storage.appender().reference(UP_ALPHA);
    append(storage, UP_ALPHA, START, 1);
    clock.advance(RETENTION.plusMinutes(2));
    append(storage, UP_BETA, clock.wallMillis(), 1);
    append(storage, Labels.of("__name__", "c"), clock.wallMillis(), 1);
    assertThatThrownBy(() -> storage.appender().append(forgotten, clock.wallMillis(), 1))
        .isInstanceOf(StorageException.UnknownReference.class);
  }

  @Test
  void commitsASampleWhoseSeriesWasForgottenInTheMeantime() {
    MemoryStorage storage = create();
    append(storage, UP_ALPHA, START, 1);
    long reference = storage.appender().reference(UP_ALPHA);
    clock.advance(RETENTION.plusMinutes(2));
    try (Appender appender = storage.appender()) {
      appender.append(reference, clock.wallMillis(), 5);
      append(storage, UP_BETA, clock.wallMillis(), 1);
      appender.commit();
    }
    assertThat(read(storage, "bot", "alpha")).hasSize(1);
  }

  @Test
  void dropsAtCommitWhatAnotherBatchOvertook() {
    MemoryStorage storage = create();
    try (Appender slow = storage.appender()) {
      slow.append(UP_ALPHA, START, 1);
      append(storage, UP_ALPHA, START + 1000, 2);
      slow.commit();
    }
    assertThat(read(storage, "bot", "alpha")).containsExactly(sample(1, 2));
    assertThat(storage.statistics().samplesOutOfOrder()).isEqualTo(1);
  }

  @Test
  void keepsEverySampleOfEveryShapeOfValuesAndTimes() {
    MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int count = 1 + random.nextInt(400);
      long[] times = times(random, count);
      double[] values = values(random, count);
      Labels live = Labels.of("__name__", "live", "seed", "" + seed);
      Labels bulk = Labels.of("__name__", "bulk", "seed", "" + seed);
      try (Appender appender = storage.appender()) {
        for (int i = 0; i < count; i++) {
          appender.append(live, times[i], values[i]);
        }
        appender.commit();
      }
      storage.backfill(bulk, times, values);
      assertHolds(storage, live, times, values);
      assertHolds(storage, bulk, times, values);
    }
  }

  @Test
  void keepsATimeGapOfMonthsWithinASeries() {
    MemoryStorage storage =
        new MemoryStorage(MemoryStorageOptions.DEFAULT.withRetention(Duration.ofDays(400)), clock);
    long old = START - Duration.ofDays(300).toMillis();
    storage.backfill(UP_ALPHA, new long[] {old, START}, new double[] {1, 2});
    try (Querier querier = storage.querier(old, START)) {
      SampleIterator samples = querier.select(false).next().samples();
      samples.next();
      samples.next();
      assertThat(samples.timestampMillis()).isEqualTo(START);
    }
  }

  private static long[] times(Random random, int count) {
    int shape = random.nextInt(3);
    long[] times = new long[count];
    times[0] = START;
    for (int i = 1; i < count; i++) {
      times[i] =
          switch (shape) {
            case 0 -> times[i - 1] + 15_000;
            case 1 -> START + i * 15_000L + random.nextInt(100);
            default -> times[i - 1] + 1 + random.nextInt(30_000);
          };
    }
    return times;
  }

  private static double[] values(Random random, int count) {
    int shape = random.nextInt(4);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (shape) {
            case 0 -> 1.1;
            case 1 -> random.nextInt(1000);
            case 2 -> random.nextDouble();
            default -> i > 0 && random.nextInt(50) > 0 ? values[i - 1] : random.nextGaussian();
          };
    }
    return values;
  }

  private static void assertHolds(
      MemoryStorage storage, Labels labels, long[] times, double[] values) {
    try (Querier querier = storage.querier(0, Long.MAX_VALUE)) {
      SampleIterator samples =
          querier
              .select(
                  false,
                  io.freqwatch.model.Matcher.equal("__name__", labels.metricName()),
                  io.freqwatch.model.Matcher.equal("seed", labels.value("seed")))
              .next()
              .samples();
      for (int i = 0; i < times.length; i++) {
        assertThat(samples.next()).isEqualTo(SampleKind.FLOAT);
        assertThat(samples.timestampMillis()).isEqualTo(times[i]);
        assertThat(samples.value()).isEqualTo(values[i]);
      }
      assertThat(samples.next()).isEqualTo(SampleKind.NONE);
    }
  }

  @Test
  void listsNothingWhenEmpty() {
    MemoryStorage storage = create();
    assertThat(read(storage, "bot", "alpha")).isEqualTo(List.of());
    assertThat(storage.statistics().series()).isZero();
  }
}
