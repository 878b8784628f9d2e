package io.freqwatch.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The whole program with simulated bots: start-up to first data, memory, processor. */
final class DemoBenchmark {
  /** Below the ports that the system hands out by itself. */
  private static final int PORT_OFFSET = 3_000;

  private static final URI FLEET =
      URI.create("http://127.0.0.1:" + (3000 + PORT_OFFSET) + "/api/fleet");

  private final Path launcher;
  private final Path folder;

  DemoBenchmark(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  void run(Report report, int bots) {
    report.section(
        "demo with " + bots + " simulated bots (bots, exporters, storage and UI in one process)");
    try (Program demo = start(bots)) {
      Await.body(demo, FLEET, body -> botsWithData(body) > 0);
      report.atMost("start to first data", demo.age().toMillis() / 1e3, "s", 3.0);
      Await.body(demo, FLEET, body -> botsWithData(body) == bots);
      report.figure("start to data of every bot", demo.age().toMillis() / 1e3, "s");
      Idle idle = Idle.measure(demo, Duration.ofSeconds(45), Duration.ofSeconds(60));
      report.atMost("RSS", idle.residentMebibytes(), "MiB", 512);
      report.figure("PSS", idle.proportionalMebibytes(), "MiB");
      report.figure("processor, simulated bots included", idle.processorPercent(), "% of a core");
    }
  }

  private Program start(int bots) {
    return Program.start(
        launcher,
        folder.resolve("demo-" + bots + ".log"),
        "demo",
        "--bots",
        Integer.toString(bots),
        "--port-offset",
        Integer.toString(PORT_OFFSET),
        "--data",
        folder.resolve("demo-" + bots).toString());
  }

  /** Bots whose profit is a number. */
  private static int botsWithData(String fleet) {
    return fleet.split("\"profit\":-?[0-9]", -1).length - 1 - groups(fleet);
  }

  private static int groups(String fleet) {
    return fleet.split("\"totals\":\\{[^}]*\"profit\":-?[0-9]", -1).length - 1;
  }
}
