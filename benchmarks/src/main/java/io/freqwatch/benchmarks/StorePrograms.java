package io.freqwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our program, Prometheus and VictoriaMetrics, scraping the same targets. The others come from the
 * folder that {@code FREQWATCH_PEERS} names; without it ours is alone.
 */
final class StorePrograms {
  private static final int PORT_OFFSET = 4_000;
  private static final int PROMETHEUS_PORT = 13_190;
  private static final int VICTORIA_PORT = 13_191;

  private final Path launcher;
  private final Path folder;
  private final int intervalSeconds;

  StorePrograms(Path launcher, Path folder, int intervalSeconds) {
    this.launcher = launcher;
    this.folder = folder;
    this.intervalSeconds = intervalSeconds;
  }

  /**
   * All there are, ours first.
   *
   * @param name of the folder in which they get one each
   */
  List<TsdbProgram> all(String name, LoadTargets targets) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    List<TsdbProgram> programs = new ArrayList<>(List.of(ours(home, targets)));
    String peers = System.getenv("FREQWATCH_PEERS");
    if (peers != null) {
      programs.add(prometheus(Path.of(peers), home, targets));
      programs.add(victoria(Path.of(peers), home, targets));
    }
    return programs;
  }

  private TsdbProgram ours(Path home, LoadTargets targets) throws IOException {
    Path own = Files.createDirectories(home.resolve("freqwatch"));
    Files.writeString(
        own.resolve("prometheus.yml"), targets.configuration("freqwatch", intervalSeconds));
    Path file =
        Files.writeString(
            own.resolve("freqwatch.yml"),
            """
            data: ./data
            bots: []
            metrics: {embedded: {config: prometheus.yml}}
            limits: {storage_series: 1200000}
            """);
    return new TsdbProgram(
        "freqwatch",
        List.of(
            launcher.toString(),
            "up",
            "--config",
            file.toString(),
            "--port-offset",
            "" + PORT_OFFSET),
        own.resolve("data/metrics"),
        own.resolve("log"),
        URI.create("http://127.0.0.1:" + (9_090 + PORT_OFFSET) + "/-/ready"));
  }

  private TsdbProgram prometheus(Path peers, Path home, LoadTargets targets) throws IOException {
    Path own = Files.createDirectories(home.resolve("prometheus"));
    Path file =
        Files.writeString(
            own.resolve("prometheus.yml"), targets.configuration("prometheus", intervalSeconds));
    return new TsdbProgram(
        "prometheus",
        List.of(
            peers.resolve("prometheus").toString(),
            "--config.file=" + file,
            "--storage.tsdb.path=" + own.resolve("data"),
            "--web.listen-address=127.0.0.1:" + PROMETHEUS_PORT),
        own.resolve("data"),
        own.resolve("log"),
        URI.create("http://127.0.0.1:" + PROMETHEUS_PORT + "/-/ready"));
  }

  private TsdbProgram victoria(Path peers, Path home, LoadTargets targets) throws IOException {
    Path own = Files.createDirectories(home.resolve("victoria"));
    Path file =
        Files.writeString(
            own.resolve("prometheus.yml"), targets.configuration("victoria", intervalSeconds));
    return new TsdbProgram(
        "victoria",
        List.of(
            peers.resolve("victoria-metrics").toString(),
            "-promscrape.config=" + file,
            "-storageDataPath=" + own.resolve("data"),
            "-httpListenAddr=127.0.0.1:" + VICTORIA_PORT),
        own.resolve("data"),
        own.resolve("log"),
        URI.create("http://127.0.0.1:" + VICTORIA_PORT + "/health"));
  }
}
