package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Servers that no one here wrote collect our series from {@code /federate}. */
@Tag("conformance")
@Timeout(120)
class FederationConformanceTest {
  private static final String CONFIGURATION =
      """
      scrape_configs:
        - job_name: federate
          honor_labels: true
          metrics_path: /federate
          scrape_interval: 1s
          scrape_timeout: 1s
          params: {"match[]": ["{job=\\"freqtrade\\"}", "latency"]}
          static_configs: [{targets: ["ADDRESS"]}]
      """;

  private final Clock clock = Clock.system();
  private final long millis = clock.wallMillis() - 5_000;
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture api =
      new PrometheusFixture(
          storage,
          clock,
          List::of,
          ApiOptions.DEFAULT.withExternalLabels(() -> Labels.of("site", "home")));
  private final HttpFetcher fetcher = new HttpFetcher(clock);

  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    try (Appender appender = storage.appender()) {
      appender.append(
          Labels.of("__name__", "profit", "job", "freqtrade", "instance", "bot:1"), millis, 0.25);
      appender.append(Labels.of("__name__", "profit", "job", "freqtrade"), millis, 7);
      appender.append(Labels.of("__name__", "other", "job", "node"), millis, 1);
      appender.append(Labels.of("__name__", "latency", "job", "l"), millis, QueryValues.HISTOGRAM);
      appender.commit();
    }
  }

  @AfterEach
  void close() {
    fetcher.close();
    api.close();
  }

  @Test
  void aRealPrometheusFederatesFromUs() throws Exception {
    String configuration =
        configuration()
            .replace("scrape_interval", "scrape_protocols: [PrometheusProto]\n    scrape_interval");
    try (PeerPrometheus theirs =
        new PeerPrometheus(folder, configuration, "--enable-feature=native-histograms")) {
      PeerPrograms.await(
          "Prometheus to have federated",
          () -> theirs.get("/api/v1/query?query=count(profit)").text().contains("\"2\"]"));
      JsonNode profits = result(theirs.get("/api/v1/query?query=profit").body());
      assertThat(profits.toString())
          .contains(
              "{\"__name__\":\"profit\",\"instance\":\"bot:1\",\"job\":\"freqtrade\",\"site\":\"home\"}")
          .contains("{\"__name__\":\"profit\",\"job\":\"freqtrade\",\"site\":\"home\"}")
          .contains("\"0.25\"")
          .contains("\"7\"");
      assertThat(theirs.get("/api/v1/query?query=timestamp(profit)").text())
          .contains("\"" + ApiNumber.format(millis / 1e3) + "\"");
      assertThat(result(theirs.get("/api/v1/query?query=other").body()).size()).isZero();
      assertThat(theirs.get("/api/v1/query?query=histogram_sum(latency)").text())
          .contains("\"3.5\"");
      assertThat(theirs.get("/api/v1/query?query=latency").text())
          .contains("[[1,\"-2\",\"-1\",\"1\"],[3,\"-0.5\",\"0.5\",\"2\"],[0,\"0.5\",\"1\",\"3\"]");
    }
  }

  @Test
  void victoriaMetricsScrapesOurFederation() throws Exception {
    Path program = PeerPrograms.find("victoria-metrics");
    Path file =
        Files.writeString(
            folder.resolve("scrape.yml"),
            configuration()
                .replace("honor_labels: true", "honor_labels: true\n    honor_timestamps: true"));
    String address = "127.0.0.1:" + freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "-promscrape.config=" + file,
                "-storageDataPath=" + folder.resolve("vm"),
                "-httpListenAddr=" + address,
                "-search.latencyOffset=0s")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("vm.log").toFile())
            .start();
    try {
      URI uri = URI.create("http://" + address + "/api/v1/export?match%5B%5D=profit");
      PeerPrograms.await("VictoriaMetrics to have scraped", () -> text(uri).contains("bot:1"));
      PeerPrograms.await("both series", () -> text(uri).lines().count() >= 2);
      assertThat(text(uri))
          .contains("\"instance\":\"bot:1\"")
          .contains("\"site\":\"home\"")
          .contains("\"timestamps\":[" + millis)
          .contains("\"values\":[0.25");
    } finally {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
      process.destroyForcibly();
    }
  }

  private String configuration() {
    return CONFIGURATION.replace("ADDRESS", api.uri().getAuthority());
  }

  private String text(URI uri) {
    try {
      return fetcher.fetch(HttpCall.get(uri)).text();
    } catch (HttpFailure notYet) {
      return "";
    }
  }

  private static JsonNode result(byte[] answer) {
    return Json.parse(answer).at("/data/result");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
