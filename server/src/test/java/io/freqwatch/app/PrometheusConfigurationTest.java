package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.config.PrometheusFlags;
import io.freqwatch.config.prometheus.PrometheusSource;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole program with a {@code prometheus.yml}. */
@Timeout(60)
class PrometheusConfigurationTest {
  @TempDir private Path folder;

  private final HttpServer target =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router().get("/metrics", _ -> Response.text("extra 1\n")));
  private RunningFleet fleet;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("prometheus.yml");
    write(job("node"));
    fleet =
        new RunningFleet(
            1,
            folder.resolve("data"),
            MetricsOptions.DEFAULTS
                .withFlags(
                    PrometheusFlags.DEFAULTS.with(PrometheusFlag.WEB_ENABLE_LIFECYCLE, "true"))
                .withConfig(new PrometheusSource(file, Map.of())));
  }

  @AfterEach
  void stop() {
    fleet.close();
    target.close();
  }

  @Test
  void scrapesTheFilesJobsBesideTheBotsAndReadsItAgain() throws Exception {
    await("node up", () -> pools("up").contains("node"));
    await("bots up", () -> pools("up").contains("freqtrade"));

    write(job("node") + job("more"));
    assertThat(reload().status()).isEqualTo(200);
    await("more up", () -> pools("up").containsAll(List.of("freqtrade", "more", "node")));

    write("  - {job_name: broken, scrape_interval: often}\n");
    HttpAnswer refusal = reload();
    assertThat(refusal.status()).isEqualTo(500);
    assertThat(refusal.text())
        .contains("prometheus.yml:2:41: scrape_configs[0].scrape_interval: found \"often\"");
    assertThat(pools("up")).contains("node", "more");
    assertThat(metrics()).contains("prometheus_config_last_reload_successful 0");

    write(job("more"));
    assertThat(reload().status()).isEqualTo(200);
    assertThat(pools("up")).contains("freqtrade", "more").doesNotContain("node");
    assertThat(metrics()).contains("prometheus_config_last_reload_successful 1");
  }

  private String job(String name) {
    return "  - {job_name: %s, scrape_interval: 1s, static_configs: [{targets: [\"%s\"]}]}\n"
        .formatted(name, target.uri().getAuthority());
  }

  private void write(String jobs) throws IOException {
    Files.writeString(file, "scrape_configs:\n" + jobs);
  }

  private HttpAnswer reload() {
    return fleet.post(at("/-/reload"));
  }

  private String metrics() {
    return fleet.fetch(at("/metrics")).text();
  }

  /** The jobs with a target of this health. */
  private List<String> pools(String health) {
    List<String> pools = new ArrayList<>();
    JsonNode answer = Json.parse(fleet.fetch(at("/api/v1/targets")).body());
    for (JsonNode one : answer.at("/data/activeTargets")) {
      if (one.path("health").asString().equals(health)) {
        pools.add(one.path("scrapePool").asString());
      }
    }
    return pools;
  }

  private URI at(String path) {
    return fleet.app().prometheus().resolve(path);
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Clock clock = Clock.system();
    long begin = clock.monotonicNanos();
    while (!condition.getAsBoolean()) {
      assertThat(clock.monotonicNanos() - begin)
          .as("waiting for " + what)
          .isLessThan(Duration.ofSeconds(20).toNanos());
      clock.sleep(Duration.ofMillis(20));
    }
  }
}
