package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.codec.Json;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.DiscoveryManager;
import io.freqwatch.discovery.NameServers;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.AlertmanagerConfig;
import io.freqwatch.notifier.Notifier;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.relabel.Relabeling;
import io.freqwatch.rules.OutgoingAlert;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Alertmanager takes the alerts that we send. */
@Tag("conformance")
@Timeout(120)
final class NotifierConformanceTest {
  private static final Clock CLOCK = Clock.system();

  @TempDir private Path folder;

  private final HttpFetcher fetcher = new HttpFetcher(CLOCK);
  private final HttpClients clients = new HttpClients(fetcher, CLOCK);
  private final DiscoveryManager discoveries =
      new DiscoveryManager(clients, NameServers.ofSystem(new Random(1)), CLOCK);
  private Process alertmanager;
  private String address;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Path program = Peers.find("prometheus-alertmanager");
    Path config =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            "route: {receiver: none}\nreceivers: [{name: none}]");
    address = "127.0.0.1:" + freePort();
    alertmanager =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=" + address,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await(() -> !alertmanager.isAlive() || status("/-/ready") == 200);
    assumeTrue(alertmanager.isAlive(), () -> "the real Alertmanager does not start: " + log());
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log")).strip();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (alertmanager != null) {
      alertmanager.destroy();
      alertmanager.waitFor();
    }
    discoveries.close();
    clients.close();
    fetcher.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private HttpAnswer get(String path) {
    return fetcher.fetch(HttpCall.get(URI.create("http://" + address + path)));
  }

  private int status(String path) {
    try {
      return get(path).status();
    } catch (HttpFailure notYet) { // it has not begun to listen
      return 0;
    }
  }

  private static void await(Supplier<Boolean> condition) throws InterruptedException {
    while (!condition.get()) {
      CLOCK.sleep(Duration.ofMillis(100));
    }
  }

  private JsonNode alerts() {
    return Json.parse(get("/api/v2/alerts").body());
  }

  private static OutgoingAlert alert(long beganMillis, long endsMillis) {
    return new OutgoingAlert(
        Labels.of("alertname", "FtBotDown", "bot", "ä \"b\""),
        Labels.of("summary", "it is\ndown"),
        beganMillis,
        endsMillis,
        "http://127.0.0.1:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1");
  }

  @Test
  void takesAlertsAndTheirEnd() throws InterruptedException {
    AlertmanagerConfig config =
        new AlertmanagerConfig(
            "http",
            "",
            Duration.ofSeconds(10),
            HttpClientOptions.DEFAULT,
            Relabeling.NONE,
            Relabeling.NONE,
            List.of(
                new DiscoveryConfig.Static(
                    List.of(
                        new TargetGroup(
                            "one",
                            List.of(Labels.of(TargetGroup.ADDRESS, address)),
                            Labels.EMPTY)))));
    NotifierOptions options =
        new NotifierOptions(Labels.of("site", "home"), Relabeling.NONE, List.of(config));
    try (Notifier notifier = new Notifier(options, discoveries::of, clients, CLOCK)) {
      notifier.start();
      long now = CLOCK.wallMillis();
      notifier.send(List.of(alert(now - 60_000, now + 240_000)));
      await(() -> alerts().size() == 1);

      JsonNode found = alerts().get(0);
      assertThat(found.get("labels"))
          .isEqualTo(
              Json.parse(
                  """
                  {"alertname": "FtBotDown", "bot": "ä \\"b\\"", "site": "home"}
                  """));
      assertThat(found.get("annotations").get("summary").asString()).isEqualTo("it is\ndown");
      assertThat(Instant.parse(found.get("startsAt").asString()).toEpochMilli())
          .isEqualTo(now - 60_000);
      assertThat(found.get("generatorURL").asString()).contains("g0.expr=up+%3D%3D+0");

      notifier.send(List.of(alert(now - 60_000, now - 1_000)));
      await(() -> alerts().isEmpty());
      assertThat(notifier.statistics().alertmanagers().getFirst().failed()).isZero();
    }
  }
}
