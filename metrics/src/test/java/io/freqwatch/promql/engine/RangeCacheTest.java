package io.freqwatch.promql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.Value;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.tsdb.TsdbOptions;
import io.freqwatch.tsdb.TsdbUpkeep;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * One engine that keeps what it knows, beside a new one for each question. {@code
 * -Dfreqwatch.cache.changes=N} goes on for longer than the usual 400 changes.
 */
class RangeCacheTest {
  private static final long START = 1_700_000_000_000L / 7_200_000 * 7_200_000;
  private static final long INTERVAL = 30_000;
  private static final int SERIES = 6;
  private static final int CHANGES = Integer.getInteger("freqwatch.cache.changes", 400);
  private static final List<String> QUERIES =
      List.of(
          "m",
          "sum by (kind) (rate(m[5m]))",
          "avg(m)",
          "max_over_time(m[10m]) - on (series) m",
          "m offset -7m",
          "sum_over_time((m * 0.1)[20m:1m])",
          "topk(2, m)",
          "absent(m{series=\"3\"})",
          "count_values(\"v\", m % 3)",
          "m and on (kind) (m > 100)");

  private final ManualClock clock = new ManualClock(START);
  private final Engine engine = new Engine(EngineOptions.DEFAULT, clock);
  private final Random random = new Random(11);
  private long now = START;

  private Tsdb open() throws IOException {
    TsdbOptions options = TsdbOptions.DEFAULT.withReserveBytes(0);
    Path data = Path.of("/data");
    SimulatedDisk disk = new SimulatedDisk(4);
    disk.createDirectories(data);
    disk.syncDirectory(Path.of("/"));
    Tsdb tsdb = Tsdb.open(disk, data, options, clock, new Random(3));
    tsdb.setOutOfOrderWindow(Duration.ofHours(2));
    return tsdb;
  }

  private static Labels series(int number) {
    return Labels.of("__name__", "m", "kind", "k" + number % 2, "series", "" + number);
  }

  private void scrape(Tsdb tsdb) {
    try (Appender appender = tsdb.appender()) {
      for (int i = 0; i < SERIES; i++) {
        if (random.nextInt(10) > 0) {
          appender.append(series(i), now, random.nextInt(2_000) / 7.0);
        }
      }
      appender.commit();
    }
    now += INTERVAL;
    clock.advance(Duration.ofMillis(INTERVAL));
  }

  /** A sample for the past: out of order, or the first of a series that was silent. */
  private void appendLate(Tsdb tsdb) {
    try (Appender appender = tsdb.appender()) {
      long time = now - random.nextInt(5_400_000);
      appender.append(series(random.nextInt(SERIES + 2)), time, random.nextInt(100));
      appender.commit();
    } catch (StorageException ignored) { // nothing was added then
      assertThat(ignored).isNotNull();
    }
  }

  private void delete(Tsdb tsdb) throws IOException {
    long from = START + random.nextLong(now - START);
    Matcher matcher = Matcher.equal("series", "" + random.nextInt(SERIES));
    tsdb.delete(List.of(matcher), from, from + random.nextInt(600_000));
  }

  private void backfill(Tsdb tsdb) {
    long time = START - 3_600_000 + random.nextInt(3_000_000);
    try {
      tsdb.backfill(series(20 + random.nextInt(5)), new long[] {time}, new double[] {5});
    } catch (StorageException.OutOfOrder ignored) { // it has that time already
      assertThat(ignored).isNotNull();
    }
  }

  private void change(Tsdb tsdb) throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> appendLate(tsdb);
      case 1 -> delete(tsdb);
      case 2 -> backfill(tsdb);
      case 3 -> tsdb.cleanTombstones();
      case 4, 5 -> TsdbUpkeep.maintain(tsdb);
      default -> scrape(tsdb);
    }
  }

  private static List<String> ask(Engine engine, Tsdb tsdb, String query, long start, long end) {
    try (QueryReservation reservation = engine.reserve()) {
      Value.Matrix matrix =
          engine.range(tsdb, query, start, end, 60_000, QueryOptions.NONE, reservation).value();
      List<String> all = new ArrayList<>();
      for (Value.Points points : matrix.series()) {
        all.add(
            points.labels()
                + Arrays.toString(points.timestampsMillis())
                + Arrays.toString(points.values()));
      }
      return all;
    }
  }

  @Test
  void neverChangesAnAnswerWhateverHappensToThePast() throws IOException {
    try (Tsdb tsdb = open()) {
      for (int i = 0; i < 300; i++) {
        scrape(tsdb);
      }
      for (int i = 0; i < CHANGES; i++) {
        change(tsdb);
        String query = QUERIES.get(random.nextInt(QUERIES.size()));
        long end = now / 60_000 * 60_000 - 60_000L * random.nextInt(4);
        long start = end - 60_000L * (60 + random.nextInt(3));
        List<String> expected =
            ask(new Engine(EngineOptions.DEFAULT, clock), tsdb, query, start, end);
        assertThat(ask(engine, tsdb, query, start, end)).as("%d: %s", i, query).isEqualTo(expected);
      }
    }
    assertThat(engine.rangesReused()).isGreaterThan(20);
  }

  @Test
  void evaluatesOnlyWhatIsNewWhileScrapesCome() throws IOException {
    try (Tsdb tsdb = open()) {
      for (int i = 0; i < 300; i++) {
        scrape(tsdb);
      }
      for (int i = 0; i < 20; i++) {
        scrape(tsdb);
        long end = now / 60_000 * 60_000;
        ask(engine, tsdb, "sum(m)", end - 3_600_000, end);
      }
    }
    assertThat(engine.rangesReused()).isEqualTo(18);
  }
}
