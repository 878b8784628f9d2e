package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Scrapes of healthy targets, once a second each: how far from the second they come, and what
 * memory the program takes, alone, while as many others hang, and while some are hostile in each
 * way, which are scraped each 15 s.
 */
final class HostileBenchmark {
  private static final int HEALTHY = 100;
  private static final int HOSTILE = 8;
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final Duration MEASURE = Duration.ofSeconds(30);

  /** Below the ports that the system hands out by itself. */
  private static final int PORT_OFFSET = 8_000;

  private static final URI PROMETHEUS = URI.create("http://127.0.0.1:" + (9090 + PORT_OFFSET));

  private final Path launcher;
  private final Path folder;

  HostileBenchmark(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  void run(Report report) {
    try (TargetServer targets = new TargetServer(Duration.ofSeconds(1).toNanos())) {
      double alone = measure(report, targets, "healthy targets alone", "alone", "healthy", 0);
      double hung = measure(report, targets, "as many hung", "hung", "hung", HEALTHY);
      report.figure("memory of a hung target", (hung - alone) / HEALTHY, "MiB");
      for (HostileKind kind : HostileKind.values()) {
        String title = HOSTILE + " with " + kind.description();
        double with = measure(report, targets, title, kind.text(), kind.text(), HOSTILE);
        report.atMost("memory of one of these", (with - alone) / HOSTILE, "MiB", 16);
      }
    }
  }

  /** Answers the resident memory. */
  private double measure(
      Report report, TargetServer targets, String title, String name, String kind, int others) {
    report.section(HEALTHY + " targets, once a second: " + title);
    write(
        "freqwatch.yml",
        "data: data-" + name + "\nbots: []\nmetrics: {embedded: {config: prometheus.yml}}\n");
    write("prometheus.yml", configuration(targets.address(), kind, others));
    try (Program program =
        Program.start(
            launcher,
            folder.resolve(name + ".log"),
            "up",
            "--config",
            folder.resolve("freqwatch.yml").toString(),
            "--port-offset",
            Integer.toString(PORT_OFFSET))) {
      Await.body(program, PROMETHEUS.resolve("/-/ready"), body -> !body.isEmpty());
      Await.sleep(SETTLE);
      Latencies jitter = targets.measure();
      double before = program.processorSeconds();
      Await.sleep(MEASURE);
      report.figure("scrapes", jitter.count(), "");
      report.figure("jitter p50", jitter.quantileMillis(0.5), "ms");
      report.atMost("jitter p99", jitter.quantileMillis(0.99), "ms", 100);
      double used = program.processorSeconds() - before;
      report.figure("processor", 100 * used / MEASURE.toSeconds(), "% of a core");
      report.figure("RSS", program.residentMebibytes(), "MiB");
      return program.residentMebibytes();
    }
  }

  private static String configuration(String address, String kind, int others) {
    StringBuilder text = new StringBuilder("global: {scrape_interval: 1s, scrape_timeout: 1s}\n");
    text.append("scrape_configs:\n");
    job(text, address, "healthy", "1s", HEALTHY);
    if (others > 0) {
      job(text, address, kind, kind.equals("hung") ? "1s" : "15s", others);
    }
    return text.toString();
  }

  private static void job(
      StringBuilder text, String address, String name, String interval, int targets) {
    text.append("  - job_name: ").append(name);
    text.append("\n    scrape_interval: ").append(interval);
    text.append("\n    static_configs:\n");
    text.append("      - {targets: []}\n");
    for (int i = 0; i < targets; i++) {
      text.append(
          "      - {targets: [\"%s\"], labels: {instance: %s%d, __metrics_path__: /%s/%d}}%n"
              .formatted(address, name, i, name, i));
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
