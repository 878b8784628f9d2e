package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.web.prometheus.PrometheusFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandsTest {
  private static final long START = 1_700_000_000_000L;

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock(START + 180_000);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture server = new PrometheusFixture(storage, clock, List::of);

  QueryCommandsTest() {
    store(Labels.of("__name__", "up", "bot", "alpha", "job", "freqtrade"), 1, 1, 1, 0.5);
    store(Labels.of("__name__", "up", "bot", "beta"), 1, 0, 1e-7, 12_345_678_901_234.5);
  }

  private void store(Labels labels, double... values) {
    long[] times = LongStream.range(0, values.length).map(i -> START + i * 60_000).toArray();
    storage.backfill(labels, times, values);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private CommandRun run(int exitCode, String... arguments) {
    List<String> all = new ArrayList<>(List.of("query"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--url", server.uri().toString()));
    CommandRun run = new CommandRun(folder);
    assertThat(run.run(all.toArray(String[]::new))).as(run.out() + run.err()).isEqualTo(exitCode);
    return run;
  }

  @Test
  void printsTheValuesOfAMomentAsATable() {
    assertThat(run(0, "instant", "--time", "2023-11-14T22:14:20Z", "up").out())
        .isEqualTo(
            """
            METRIC  bot    job        VALUE
            up      alpha  freqtrade      1
            up      beta                  0
            """);
    assertThat(run(0, "instant", "vector(1)").out()).isEqualTo("VALUE\n    1\n");
    assertThat(run(0, "instant", "1/4").out()).isEqualTo("0.25\n");
    assertThat(run(0, "instant", "'text'").out()).isEqualTo("text\n");
    assertThat(run(0, "instant", "nothing").out()).isEmpty();
  }

  @Test
  void printsTheLinesOfPromtool() {
    assertThat(run(0, "instant", "--format", "promql", "--time", "1700000120", "up").out())
        .isEqualTo(
            """
            up{bot="alpha", job="freqtrade"} => 1 @[1700000120]
            up{bot="beta"} => 0.0000001 @[1700000120]
            """);
    assertThat(run(0, "instant", "--format", "promql", "--time", "1700000000.5", "2").out())
        .isEqualTo("scalar: 2 @[1700000000.5]\n");
    assertThat(run(0, "instant", "--format", "promql", "up{bot=\"beta\"}[90s]").out())
        .isEqualTo(
            """
            up{bot="beta"} =>
            0.0000001 @[1700000120]
            12345678901234.5 @[1700000180]
            """);
  }

  @Test
  void printsTheResultOfTheApi() {
    assertThat(run(0, "instant", "--format", "json", "--time", "1700000060", "sum(up)").out())
        .isEqualTo("[{\"metric\":{},\"value\":[1700000060,\"1\"]}]\n");
  }

  @Test
  void printsRangesWithTheirTimes() {
    assertThat(
            run(
                    0,
                    "range",
                    "--start",
                    "1700000000",
                    "--end",
                    "1700000060",
                    "--step",
                    "1m",
                    "sum(up)")
                .out())
        .isEqualTo(
            """
            TIME                  VALUE
            2023-11-14T22:13:20Z      2
            2023-11-14T22:14:20Z      1
            """);
    assertThat(
            run(0, "range", "--end", "1700000060", "--step", "60", "--format", "promql", "up + 1")
                .out())
        .isEqualTo(
            """
            {bot="alpha", job="freqtrade"} =>
            2 @[1700000000]
            2 @[1700000060]
            {bot="beta"} =>
            2 @[1700000000]
            1 @[1700000060]
            """);
  }

  @Test
  void printsSeriesAndTheValuesOfALabel() {
    assertThat(run(0, "series", "{job=\"freqtrade\"}", "{bot=\"beta\"}").out())
        .isEqualTo("up{bot=\"alpha\", job=\"freqtrade\"}\nup{bot=\"beta\"}\n");
    assertThat(run(0, "labels", "bot").out()).isEqualTo("alpha\nbeta\n");
  }

  @Test
  void takesTheServerWherePromtoolHasIt() {
    CommandRun run = new CommandRun(folder);
    assertThat(run.run("query", "instant", server.uri().toString(), "1")).isZero();
    assertThat(run.out()).isEqualTo("1\n");
  }

  @Test
  void saysWhatTheServerRefusesAndWhatIsWrongWithTheUse() {
    assertThat(run(1, "instant", "sum(").err())
        .startsWith("query error: bad_data: invalid parameter \"query\": ");
    assertThat(run(0, "instant", "quantile(2, up)").err())
        .startsWith("warning: PromQL warning: quantile value should be between 0 and 1");
    assertThat(run(2, "instant", "up", "down").err()).contains("expected one expression");
    assertThat(run(2, "instant", "--format", "yaml", "up").err()).contains("found \"yaml\"");
    assertThat(run(2, "instant", "--time", "noon", "up").err()).contains("--time: found \"noon\"");
    assertThat(run(2, "range", "--start", "2", "--end", "1", "up").err())
        .contains("--end lies before --start");
    assertThat(run(2, "range", "--step", "0", "up").err()).contains("--step: found \"0\"");
    assertThat(run(2, "labels", "a/b").err()).contains("expected the name of a label");
    CommandRun nobody = new CommandRun(folder);
    assertThat(nobody.run("query", "instant", "http://127.0.0.1:1", "1")).isEqualTo(3);
    assertThat(nobody.err()).contains("no Prometheus API at http://127.0.0.1:1");
  }
}
