package io.freqwatch.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.freqtrade.simulator.Dialect;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the exporter in each format that it knows. */
@Tag("conformance")
final class PrometheusConformanceTest {
  private static final String[] PROTOCOLS = {
    "PrometheusProto", "OpenMetricsText1.0.0", "PrometheusText0.0.4"
  };

  @TempDir private Path folder;

  @Test
  void readsEveryFormatAsTheSameSeries() throws Exception {
    String peers = System.getenv("FREQWATCH_PEERS");
    assumeTrue(peers != null, "FREQWATCH_PEERS names no folder with prometheus");
    try (SimulatedExporter exporter = new SimulatedExporter(1, Dialect.V2_49);
        HttpFetcher fetcher = new HttpFetcher(Clock.system())) {
      exporter.await("alpha", text -> text.contains("freqtrade_strategy_trades{"));
      int port = freePort();
      Process prometheus = start(Path.of(peers, "prometheus"), port, exporter.exporter().uri());
      try {
        for (String protocol : PROTOCOLS) {
          awaitValue(fetcher, port, "up{job=\"%s\"}".formatted(protocol));
          awaitValue(
              fetcher,
              port,
              "freqtrade_exporter_api_request_duration_seconds_bucket{job=\"%s\",le=\"+Inf\"} > 0"
                  .formatted(protocol));
          awaitValue(
              fetcher, port, "freqtrade_bot_info{job=\"%s\",bot=\"alpha\"}".formatted(protocol));
          awaitValue(
              fetcher, port, "freqtrade_bot_reloads_total{job=\"%s\"} + 1".formatted(protocol));
        }
      } finally {
        prometheus.destroy();
        prometheus.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private Process start(Path program, int port, URI target) throws IOException {
    StringBuilder config = new StringBuilder("scrape_configs:\n");
    for (String protocol : PROTOCOLS) {
      config.append(
          """
          - job_name: "%s"
            honor_labels: true
            scrape_interval: 1s
            scrape_timeout: 1s
            scrape_protocols: ["%s"]
            metrics_path: /bots/alpha/metrics
            static_configs: [{targets: ["%s"]}]
          """
              .formatted(protocol, protocol, target.getAuthority()));
    }
    Path file = Files.writeString(folder.resolve("prometheus.yml"), config, UTF_8);
    return new ProcessBuilder(
            program.toString(),
            "--config.file=" + file,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  /** Waits until a query has a value other than 0. */
  private void awaitValue(HttpFetcher fetcher, int port, String query) throws IOException {
    String encoded = URLEncoder.encode(query, UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + encoded);
    try {
      Waiting.until(() -> hasValue(fetcher, uri));
    } catch (AssertionError e) {
      throw new AssertionError(
          query + "\n" + Files.readString(folder.resolve("prometheus.log")), e);
    }
  }

  private static boolean hasValue(HttpFetcher fetcher, URI uri) {
    try {
      String answer = fetcher.fetch(HttpCall.get(uri)).text();
      return answer.contains("\"value\":[") && !answer.contains(",\"0\"]");
    } catch (HttpFailure ignored) { // not started yet
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
