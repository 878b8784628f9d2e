package io.freqwatch.promql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.StaleMarker;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCountsTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final Engine engine = new Engine(EngineOptions.DEFAULT, clock);

  /** One value a minute from the start on. */
  private void store(String bot, double... values) {
    long[] times = LongStream.range(0, values.length).map(i -> START + i * 60_000).toArray();
    storage.backfill(Labels.of("__name__", "up", "bot", bot), times, values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up | [2, 2, 2, 1]",
        "up @ 1700000000 + up | [4, 4, 4, 3]",
        "sum_over_time(up[90s]) | [2, 4, 4, 3]",
        "max_over_time(rate(up[5m])[2m:1m]) | [0, 0, 2, 4]",
        "absent_over_time(up[1m]) | [2, 2, 2, 1]",
        "1 | [0, 0, 0, 0]",
      })
  void countsTheSamplesOfEachStepWhereThatIsWanted(String query, String counts) {
    store("beta", 0, 1, 2, 3, 4, 5);
    store("alpha", 10, 11, 12, StaleMarker.VALUE, 14, 15);
    try (QueryReservation reservation = engine.reserve()) {
      QueryOptions counted = new QueryOptions(null, null, true);
      engine.range(storage, query, START, START + 180_000, 60_000, counted, reservation);
      assertThat(Objects.requireNonNull(reservation.cost()).samplesPerStep()).hasToString(counts);
    }
  }
}
