package io.freqwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our whole program, and the real Prometheus and Alertmanager in its place, with the same rules and
 * routes. The others come from the folder that {@code FREQWATCH_PEERS} names; without it ours is
 * alone.
 */
final class AlertPrograms implements AutoCloseable {
  /** Long enough for all alerts to be there before the first group is told. */
  static final int GROUP_WAIT_SECONDS = 3;

  private static final int PORT_OFFSET = 6_200;
  private static final int ALERTMANAGER_PORT = 15_493;
  private static final int PROMETHEUS_PORT = 15_490;

  /** One way from a target to a receiver. */
  record Way(String name, Program router, URI alerts, Path log) {}

  private final AlertSink sink;
  private final Path folder;
  private final List<Program> running = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();

  AlertPrograms(Path launcher, Path folder, AlertSink sink) throws IOException {
    this.sink = sink;
    this.folder = folder;
    startOurs(launcher);
    String peers = System.getenv("FREQWATCH_PEERS");
    if (peers != null) {
      startReal(Path.of(peers));
    }
  }

  /** Ours first. */
  List<Way> ways() {
    return ways;
  }

  private void startOurs(Path launcher) throws IOException {
    Path own = Files.createDirectories(folder.resolve("freqwatch"));
    configure(own, "freqwatch", "127.0.0.1:" + (9_093 + PORT_OFFSET));
    Path file =
        Files.writeString(
            own.resolve("freqwatch.yml"),
            """
            data: ./data
            bots: []
            metrics: {embedded: {config: prometheus.yml}}
            alerting: {embedded: {config: alertmanager.yml, storm_threshold: 0}}
            """);
    Path log = own.resolve("log");
    Program program =
        Program.start(
            launcher, log, "up", "--config", file.toString(), "--port-offset", "" + PORT_OFFSET);
    add("freqwatch", program, 9_093 + PORT_OFFSET, log);
  }

  private void startReal(Path peers) throws IOException {
    Path own = Files.createDirectories(folder.resolve("real"));
    configure(own, "alertmanager", "127.0.0.1:" + ALERTMANAGER_PORT);
    Path log = own.resolve("alertmanager.log");
    Program alertmanager =
        Program.start(
            peers.resolve("prometheus-alertmanager"),
            log,
            "--config.file=" + own.resolve("alertmanager.yml"),
            "--storage.path=" + own.resolve("alertmanager"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + ALERTMANAGER_PORT);
    add("alertmanager", alertmanager, ALERTMANAGER_PORT, log);
    running.add(
        Program.start(
            peers.resolve("prometheus"),
            own.resolve("prometheus.log"),
            "--config.file=" + own.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + own.resolve("prometheus"),
            "--web.listen-address=127.0.0.1:" + PROMETHEUS_PORT));
  }

  private void add(String name, Program router, int port, Path log) {
    running.add(router);
    URI server = URI.create("http://127.0.0.1:" + port);
    Await.body(router, server.resolve("/-/ready"), body -> !body.isEmpty());
    ways.add(new Way(name, router, server.resolve("/api/v2/alerts"), log));
  }

  private void configure(Path own, String name, String router) throws IOException {
    Files.writeString(
        own.resolve("alertmanager.yml"),
        """
        route:
          receiver: many
          group_by: [group]
          group_wait: WAITs
          group_interval: 5m
          routes:
            - {matchers: [kind=dead], receiver: dead, group_wait: 0s}
            - {matchers: [kind=quick], receiver: quick, group_wait: 0s}
        receivers:
          - {name: many, webhook_configs: [{url: 'http://SINK/NAME/many'}]}
          - {name: quick, webhook_configs: [{url: 'http://SINK/NAME/quick'}]}
          - {name: dead, webhook_configs: [{url: 'http://SINK/dead'}]}
        """
            .replace("SINK", sink.address())
            .replace("NAME", name)
            .replace("WAIT", "" + GROUP_WAIT_SECONDS));
    Files.writeString(
        own.resolve("prometheus.yml"),
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        scrape_configs: [{job_name: alarms, static_configs: [{targets: ['%s']}]}]
        rule_files: [rules.yml]
        alerting: {alertmanagers: [{static_configs: [{targets: ['%s']}]}]}
        """
            .formatted(sink.address(), router));
    Files.writeString(own.resolve("rules.yml"), rules());
  }

  /** Many groups, since each is judged at a moment of its own within the interval. */
  private static String rules() {
    StringBuilder rules = new StringBuilder("groups:\n");
    for (int lane = 0; lane < AlertSink.LANES; lane++) {
      rules.append(
          """
          - name: g%d
            rules: [{alert: Alarm, expr: 'alarm{lane="%d"} == 1', labels: {kind: quick}}]
          """
              .formatted(lane, lane));
    }
    return rules.toString();
  }

  @Override
  public void close() {
    running.forEach(Program::close);
  }
}
