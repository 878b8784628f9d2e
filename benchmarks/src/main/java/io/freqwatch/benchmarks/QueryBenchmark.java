package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries over HTTP to our program, Prometheus and VictoriaMetrics that have scraped the same
 * 100,000 series for five and a half minutes: the best of many rounds, in turn, without compression
 * and without caches.
 */
final class QueryBenchmark {
  private static final int INTERVAL_SECONDS = 10;
  private static final Duration SCRAPED = Duration.ofSeconds(330);
  private static final int STEPS = 240;
  private static final int ROUNDS = 60;

  /**
   * @param range whether it is asked for 241 steps a second apart, else for one moment
   */
  private record Question(String name, String query, boolean range, double mostMillis, int rounds) {
    /** A comment of its own in each round keeps answers of an earlier one from being used again. */
    String pathAndQuery(long second, int round) {
      String own = URLEncoder.encode(query + " # " + round, StandardCharsets.UTF_8);
      String text = "query=" + own + "&nocache=1";
      return range
          ? "/api/v1/query_range?%s&start=%d&end=%d&step=1".formatted(text, second - STEPS, second)
          : "/api/v1/query?%s&time=%d".formatted(text, second);
    }
  }

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("instant sum of 1k series", "sum(load_a)", false, 1, 4 * ROUNDS),
          new Question(
              "instant sum of 100k series", "sum({__name__=~\"load.*\"})", false, 30, ROUNDS / 3),
          new Question("range avg by, 1k series", "avg by (job) (load_a)", true, 4, ROUNDS),
          new Question("range sum rate[1m], 1k", "sum(rate(load_a[1m]))", true, 6, ROUNDS),
          new Question("range max_over_time[2m], 1k", "max_over_time(load_a[2m])", true, 8, ROUNDS),
          new Question(
              "range a - on() b, 1k and 1k", "load_a - on (job, pair) load_b", true, 12, ROUNDS),
          new Question("range raw, 1k", "load_a", true, 20, ROUNDS));

  private final StorePrograms programs;

  QueryBenchmark(Path launcher, Path folder) {
    this.programs = new StorePrograms(launcher, folder, INTERVAL_SECONDS);
  }

  void run(Report report) {
    Map<TsdbProgram, Program> running = new LinkedHashMap<>();
    try (LoadTargets targets = new LoadTargets(100_000)) {
      for (TsdbProgram program : programs.all("100000", targets)) {
        running.put(program, program.start());
      }
      Await.sleep(SCRAPED);
      long second = System.currentTimeMillis() / 1000 - INTERVAL_SECONDS;
      report.section("queries over HTTP, best of many, 241 steps, the programs in turn");
      for (Question question : QUESTIONS) {
        measure(report, question, List.copyOf(running.keySet()), second);
      }
      running.forEach(
          (program, process) ->
              report.figure(program.name() + ": RSS", process.residentMebibytes(), "MiB"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      running.values().forEach(Program::close);
    }
  }

  private static void measure(
      Report report, Question question, List<TsdbProgram> programs, long second)
      throws IOException {
    Map<String, Latencies> latencies = new LinkedHashMap<>();
    Map<String, Long> bytes = new LinkedHashMap<>();
    for (int round = 0; round < question.rounds; round++) {
      for (TsdbProgram program : programs) {
        URI asked = program.ready().resolve(question.pathAndQuery(second, round));
        try (KeepAliveConnection connection = new KeepAliveConnection(asked, "")) {
          long begin = System.nanoTime();
          bytes.put(program.name(), connection.ask());
          latencies
              .computeIfAbsent(program.name(), _ -> new Latencies())
              .add(System.nanoTime() - begin);
        }
      }
    }
    print(report, question, latencies, bytes);
  }

  private static void print(
      Report report, Question question, Map<String, Latencies> latencies, Map<String, Long> bytes) {
    double ours = latencies.get("freqwatch").quantileMillis(0);
    report.atMost(question.name, ours, "ms", question.mostMillis);
    List<String> others = new ArrayList<>(latencies.keySet());
    others.remove("freqwatch");
    for (String other : others) {
      double theirs = latencies.get(other).quantileMillis(0);
      report.figure("  " + other, theirs, "ms");
      report.figure("  ours to " + other, ours / theirs, "x");
    }
    latencies.forEach(
        (name, all) -> report.figure("  " + name + ", median", all.quantileMillis(0.5), "ms"));
    bytes.forEach((name, length) -> report.figure("  " + name + ", body", length / 1024.0, "KiB"));
  }
}
