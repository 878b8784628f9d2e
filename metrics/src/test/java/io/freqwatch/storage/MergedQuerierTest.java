package io.freqwatch.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergedQuerierTest {
  private static final Labels UP = Labels.of("__name__", "up");
  private static final Labels DOWN = Labels.of("__name__", "down", "bot", "a");

  private final ManualClock clock = new ManualClock(1_000_000);

  @Test
  void makesOneSeriesOfEqualLabelsAndKeepsTheFirstSourcesSample() {
    MemoryStorage first = storage(UP, 10, 1, 20, 2);
    MemoryStorage second = storage(UP, 20, -2, 30, 3);
    second.backfill(DOWN, new long[] {5}, new double[] {5});

    try (Querier merged = merged(first, second)) {
      assertThat(read(merged)).containsExactly("down{bot=\"a\"} 5=5.0", "up 10=1.0 20=2.0 30=3.0");
      assertThat(merged.labelNames()).containsExactly("__name__", "bot");
      assertThat(merged.labelValues("__name__")).containsExactly("down", "up");
      assertThat(merged.labelNames(Matcher.equal("__name__", "up"))).containsExactly("__name__");
    }
  }

  @Test
  void isEmptyWithoutSources() {
    try (Querier merged = MergedQuerier.of(List.of())) {
      assertThat(merged.select(true).hasNext()).isFalse();
      assertThat(merged.labelNames()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givesEverySampleOnceInOrderAndSeeksLikeOneSource(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      TreeMap<Long, Double> expected = new TreeMap<>();
      List<MemoryStorage> sources = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        double number = i;
        long[] times = random.longs(1 + random.nextInt(20), 0, 60).sorted().distinct().toArray();
        MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
        storage.backfill(
            UP, times, IntStream.range(0, times.length).mapToDouble(_ -> number).toArray());
        sources.add(storage);
        for (long time : times) {
          expected.putIfAbsent(time, number);
        }
      }
      try (Querier merged = merged(sources.toArray(MemoryStorage[]::new))) {
        check(merged.select(true).next().samples(), expected, random);
      }
    }
  }

  private static void check(SampleIterator samples, TreeMap<Long, Double> expected, Random random) {
    long from = Long.MIN_VALUE;
    while (true) {
      boolean seek = random.nextInt(4) == 0;
      long target = seek ? Math.max(from, random.nextLong(70)) : from;
      Long next = expected.ceilingKey(target);
      SampleKind kind = seek ? samples.seek(target) : samples.next();
      assertThat(kind).isEqualTo(next == null ? SampleKind.NONE : SampleKind.FLOAT);
      if (next == null) {
        assertThat(samples.next()).isEqualTo(SampleKind.NONE);
        return;
      }
      assertThat(samples.timestampMillis()).isEqualTo(next);
      assertThat(samples.value()).isEqualTo(expected.get(next));
      assertThat(samples.seek(next)).isEqualTo(SampleKind.FLOAT);
      from = next + 1;
    }
  }

  private MemoryStorage storage(Labels labels, double... timesAndValues) {
    MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
    int count = timesAndValues.length / 2;
    storage.backfill(
        labels,
        IntStream.range(0, count).mapToLong(i -> (long) timesAndValues[2 * i]).toArray(),
        IntStream.range(0, count).mapToDouble(i -> timesAndValues[2 * i + 1]).toArray());
    return storage;
  }

  private static Querier merged(MemoryStorage... storages) {
    List<Querier> queriers = new ArrayList<>();
    for (MemoryStorage storage : storages) {
      queriers.add(storage.querier(Long.MIN_VALUE, Long.MAX_VALUE));
    }
    return MergedQuerier.of(queriers);
  }

  private static List<String> read(Querier querier) {
    List<String> lines = new ArrayList<>();
    SeriesSet set = querier.select(true);
    while (set.hasNext()) {
      Series series = set.next();
      StringBuilder line = new StringBuilder(series.labels().toString());
      SampleIterator samples = series.samples();
      while (samples.next() != SampleKind.NONE) {
        line.append(" %d=%s".formatted(samples.timestampMillis(), samples.value()));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
