package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Queries that would kill a server, each again and again beside a small one that is asked all the
 * time: how far memory rises, how long the small one takes, and that each ends.
 */
final class DeathBenchmark {
  private static final int INTERVAL_SECONDS = 10;
  private static final Duration SCRAPED = Duration.ofSeconds(60);
  private static final Duration AT_LEAST = Duration.ofSeconds(6);
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final String PROBE = "/api/v1/query?query=sum(up)";

  private final StorePrograms programs;

  DeathBenchmark(Path launcher, Path folder) {
    this.programs = new StorePrograms(launcher, folder, INTERVAL_SECONDS);
  }

  /** A path and the form that is posted to it. */
  private record Deadly(String name, String path, String form) {}

  private static List<Deadly> queries(long second) {
    String range = "&start=%d&end=%d&step=".formatted(second - 10_000, second);
    String all = "{__name__=~\".+\"}";
    String subquery = "sum_over_time((sum_over_time(" + all + "[1h:1s]))[1h:1s])";
    return List.of(
        range("everything over 10,000 steps", all, range + 1),
        instant("everything for five minutes", all + "[5m]"),
        range("the rate of everything", "rate(" + all + "[5m])", range + 1),
        instant("a subquery in a subquery", subquery),
        instant("many to many", "load_a * on () group_left () load_a"),
        range("all with all", "load * on (job) group_left () load", range + 1),
        instant("labels that double", doubling(40)),
        range("sums of sums", nested("sum without (x) (", all, 100), range + 10),
        range("a count of values", "count_values(\"v\", " + all + ")", range + 1),
        range("the largest of all", "topk(100000, " + all + ")", range + 1),
        instant("a regex of 30 KB", "load{pair=~\"" + "(a|b)*".repeat(5_000) + "\"}"),
        instant("a regex that backtracks", "load{pair=~\"(a+)+(a+)+(a+)+b\"}"),
        instant("20,000 parentheses", "(".repeat(20_000) + "1" + ")".repeat(20_000)),
        instant("60,000 minus", "-".repeat(60_000) + "1"));
  }

  private static Deadly instant(String name, String query) {
    return new Deadly(name, "/api/v1/query", form(query));
  }

  private static Deadly range(String name, String query, String times) {
    return new Deadly(name, "/api/v1/query_range", form(query) + times);
  }

  private static String form(String query) {
    return "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static String nested(String before, String inner, int depth) {
    return before.repeat(depth) + inner + ")".repeat(depth);
  }

  private static String doubling(int depth) {
    return "label_replace(".repeat(depth)
        + "load_a"
        + ",\"pair\",\"$1$1\",\"pair\",\"(.*)\")".repeat(depth);
  }

  void run(Report report) {
    try (LoadTargets targets = new LoadTargets(100_000)) {
      TsdbProgram ours = programs.all("death", targets).getFirst();
      try (Program program = ours.start()) {
        Await.sleep(SCRAPED);
        long second = System.currentTimeMillis() / 1000;
        report.section("queries of death over 100,000 series, each beside a small one");
        double before = program.residentMebibytes();
        for (Deadly deadly : queries(second)) {
          measure(report, deadly, program, ours.ready());
        }
        report.atMost("all one after the other", program.residentMebibytes() - before, "MiB", 256);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measure(Report report, Deadly deadly, Program program, URI server)
      throws IOException {
    Await.sleep(BETWEEN);
    double before = program.residentMebibytes();
    Repeated repeated = Repeated.start(server.resolve(deadly.path), deadly.form);
    double peak = before;
    Latencies probe = new Latencies();
    try (KeepAliveConnection connection = new KeepAliveConnection(server.resolve(PROBE), "")) {
      long start = System.nanoTime();
      long least = start + AT_LEAST.toNanos();
      long most = start + AT_MOST.toNanos();
      while (System.nanoTime() < least || (repeated.status() == 0 && System.nanoTime() < most)) {
        long begin = System.nanoTime();
        connection.ask();
        probe.add(System.nanoTime() - begin);
        peak = Math.max(peak, program.residentMebibytes());
        Await.sleep(Duration.ofMillis(20));
      }
    }
    repeated.stop();
    report.figure(deadly.name + ": answers, last " + repeated.status(), repeated.count(), "");
    report.atMost("  memory it adds", peak - before, "MiB", 128);
    report.atMost("  the small one, p99", probe.quantileMillis(0.99), "ms", 200);
  }
}
