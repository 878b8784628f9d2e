package io.freqwatch.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** One exporter process over 100 simulated bots that live in another process. */
final class ExporterBenchmark {
  private static final int BOTS = 100;

  /** So long the whole past of all bots is read. */
  private static final Duration WARM_UP = Duration.ofSeconds(180);

  private static final int SCRAPERS = 200;
  private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(15);

  /** Below the ports that the system hands out by itself. */
  private static final int PORT_OFFSET = 4_000;

  private static final URI CONTROL =
      URI.create("http://127.0.0.1:" + (28_080 + PORT_OFFSET) + "/api/bots");
  private static final URI EXPORTER = URI.create("http://127.0.0.1:" + (8090 + PORT_OFFSET) + "/");

  private final Path launcher;
  private final Path folder;

  ExporterBenchmark(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  void run(Report report) {
    Path config = folder.resolve("freqwatch.yml");
    try (Program bots = startBots(config)) {
      Await.body(bots, CONTROL, body -> !body.isEmpty());
      try (Program exporter = startExporter(config)) {
        Await.body(exporter, EXPORTER.resolve("/ready"), body -> !body.isEmpty());
        measureIdle(report, exporter);
        measureScrapes(report, exporter, targets(config));
      }
    }
  }

  private Program startBots(Path config) {
    return Program.start(
        launcher,
        folder.resolve("simulate.log"),
        "simulate",
        "--bots",
        Integer.toString(BOTS),
        "--history",
        "30d",
        "--port-offset",
        Integer.toString(PORT_OFFSET),
        "--write-config",
        config.toString());
  }

  private Program startExporter(Path config) {
    return Program.start(
        launcher,
        folder.resolve("exporter.log"),
        "exporter",
        "--config",
        config.toString(),
        "--port-offset",
        Integer.toString(PORT_OFFSET));
  }

  private static void measureIdle(Report report, Program exporter) {
    report.section("one exporter process, " + BOTS + " bots");
    Idle idle = Idle.measure(exporter, WARM_UP, Duration.ofSeconds(60));
    report.atMost("RSS", idle.residentMebibytes(), "MiB", 150);
    report.atMost("processor", idle.processorPercent(), "% of a core", 5);
  }

  private static void measureScrapes(Report report, Program exporter, List<URI> targets) {
    ScrapeLoad first = new ScrapeLoad(targets).paced(SCRAPERS, SCRAPE_INTERVAL, SCRAPE_INTERVAL);
    report.section(SCRAPERS + " scrapers, the first scrape of each");
    latencies(report, first);
    report.figure("p99", first.latencies().quantileMillis(0.99), "ms");

    report.section(SCRAPERS + " scrapers at 15 s each, for 120 s after that");
    ScrapeLoad paced =
        new ScrapeLoad(targets).paced(SCRAPERS, SCRAPE_INTERVAL, Duration.ofSeconds(120));
    latencies(report, paced);
    report.atMost("p99", paced.latencies().quantileMillis(0.99), "ms", 5);

    report.section("closed loop, 16 scrapers, 15 s after 10 s of warming up");
    new ScrapeLoad(targets).closedLoop(16, Duration.ofSeconds(10));
    double before = exporter.processorSeconds();
    ScrapeLoad closed = new ScrapeLoad(targets).closedLoop(16, Duration.ofSeconds(15));
    double used = exporter.processorSeconds() - before;
    latencies(report, closed);
    report.figure("scrapes per second", closed.latencies().count() / 15.0, "/s");
    report.atLeast("scrapes per second and core", closed.latencies().count() / used, "/s", 5_000);
    report.figure("RSS after the load", exporter.residentMebibytes(), "MiB");
  }

  private static void latencies(Report report, ScrapeLoad load) {
    report.figure("scrapes", load.latencies().count(), "");
    report.atMost("scrapers that failed", load.failures(), "", 0);
    report.figure("p50", load.latencies().quantileMillis(0.5), "ms");
  }

  /** The exporter's own paths, taken from the list of bots that its first page shows. */
  private static List<URI> targets(Path config) {
    List<String> names = BotNames.in(config);
    return IntStream.range(0, names.size())
        .mapToObj(i -> EXPORTER.resolve("/bots/" + names.get(i) + "/metrics"))
        .toList();
  }
}
