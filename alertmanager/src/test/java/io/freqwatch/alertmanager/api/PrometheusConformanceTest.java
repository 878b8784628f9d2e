package io.freqwatch.alertmanager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Prometheus evaluates a rule and sends us its alert. */
@Tag("conformance")
class PrometheusConformanceTest {
  private static final Clock CLOCK = Clock.system();

  @TempDir private Path folder;

  @Test
  void aRealPrometheusSendsUsItsAlerts() throws Exception {
    try (RunningRouter running =
            new RunningRouter(folder, "route: {receiver: a}\nreceivers: [{name: a}]", false);
        HttpFetcher fetcher = new HttpFetcher(CLOCK)) {
      Process prometheus = prometheus(running.uri());
      try {
        JsonNode alert = firstAlert(prometheus, running.uri(), fetcher);

        assertThat(alert.path("labels").toString())
            .isEqualTo("{\"alertname\":\"Watchdog\",\"severity\":\"none\",\"site\":\"home\"}");
        assertThat(alert.path("annotations").path("summary").asString()).isEqualTo("value 1");
        assertThat(alert.path("generatorURL").asString()).contains("/graph?g0.expr=vector");
        assertThat(alert.path("status").path("state").asString()).isEqualTo("active");
      } finally {
        prometheus.destroy();
        assertThat(prometheus.waitFor(20, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private Process prometheus(URI router) throws Exception {
    Files.writeString(
        folder.resolve("rules.yml"),
        """
        groups:
          - name: g
            rules:
              - alert: Watchdog
                expr: vector(1)
                labels: {severity: none}
                annotations: {summary: 'value {{ $value }}'}
        """);
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {evaluation_interval: 1s, external_labels: {site: home}}
            rule_files: [rules.yml]
            alerting: {alertmanagers: [{static_configs: [{targets: ['%s']}]}]}
            """
                .formatted(router.getAuthority()));
    return new ProcessBuilder(
            Peers.program("prometheus").toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--rules.alert.resend-delay=1s",
            "--web.listen-address=127.0.0.1:0")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  private JsonNode firstAlert(Process prometheus, URI router, HttpFetcher fetcher)
      throws Exception {
    for (int i = 0; i < 400 && prometheus.isAlive(); i++) {
      JsonNode alerts =
          Json.parse(fetcher.fetch(HttpCall.get(router.resolve("/api/v2/alerts"))).body());
      if (!alerts.isEmpty()) {
        return alerts.get(0);
      }
      CLOCK.sleep(Duration.ofMillis(100));
    }
    String log = Files.readString(folder.resolve("prometheus.log"));
    assumeTrue(prometheus.isAlive(), () -> "the real Prometheus does not start: " + log);
    throw new AssertionError(log);
  }
}
