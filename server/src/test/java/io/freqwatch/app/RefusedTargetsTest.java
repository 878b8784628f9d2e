package io.freqwatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.config.PrometheusFlags;
import io.freqwatch.config.prometheus.PrometheusSource;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole program over targets that it must refuse: what its two APIs tell of them. */
@Timeout(90)
class RefusedTargetsTest {
  private static final String CREATED = "# TYPE c counter\nc_total 5\nc_created 1.7e9\n# EOF\n";

  @TempDir private Path folder;

  private final HttpServer target =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router()
              .get("/many", _ -> Response.text(many()))
              .get("/long", _ -> Response.text("m{i=\"" + "y".repeat(200) + "\"} 1\n"))
              .get("/large", _ -> Response.text("# " + "y".repeat(5_000) + "\nm 1\n"))
              .get("/page", _ -> Response.html("<h1>hello</h1>"))
              .get("/gone", _ -> Response.status(410))
              .get("/created", RefusedTargetsTest::created)
              .get("/good", _ -> Response.text("good 1\n")));

  private RunningFleet fleet;

  @BeforeEach
  void start() throws IOException {
    Path file = folder.resolve("prometheus.yml");
    String address = target.uri().getAuthority();
    Files.writeString(
        file,
        """
        scrape_configs:
          - job_name: refused
            scrape_interval: 1s
            sample_limit: 10
            body_size_limit: 4KB
            label_value_length_limit: 100
            target_limit: 8
            static_configs:
              - {targets: ["%1$s"], labels: {instance: many, __metrics_path__: /many}}
              - {targets: ["%1$s"], labels: {instance: long, __metrics_path__: /long}}
              - {targets: ["%1$s"], labels: {instance: large, __metrics_path__: /large}}
              - {targets: ["%1$s"], labels: {instance: page, __metrics_path__: /page}}
              - {targets: ["%1$s"], labels: {instance: gone, __metrics_path__: /gone}}
              - {targets: ["127.0.0.1:1"], labels: {instance: nobody}}
              - {targets: ["no_such_host.invalid:1"], labels: {instance: unknown}}
              - {targets: ["%1$s"], labels: {instance: good, __metrics_path__: /good}}
              - {targets: ["%1$s"], labels: {instance: surplus}}
          - job_name: created
            scrape_interval: 1s
            metrics_path: /created
            static_configs: [{targets: ["%1$s"]}]
        """
            .formatted(address));
    fleet =
        new RunningFleet(
            1,
            folder.resolve("data"),
            MetricsOptions.DEFAULTS
                .withFlags(
                    PrometheusFlags.DEFAULTS.with(
                        PrometheusFlag.ENABLE_FEATURE, "created-timestamp-zero-ingestion"))
                .withConfig(new PrometheusSource(file, Map.of())));
  }

  @AfterEach
  void stop() {
    fleet.close();
    target.close();
  }

  @Test
  void saysOfEachWhyAndWhatToDo() throws Exception {
    awaitScrapes();
    Map<String, String> codes = new TreeMap<>();
    JsonNode pools = fleet.get("/api/targets").get("pools");
    for (JsonNode pool : pools) {
      pool.get("targets")
          .forEach(
              each ->
                  codes.put(
                      each.get("instance").asString(), each.at("/problem/code").asString("")));
    }
    assertThat(codes)
        .containsEntry("many", "sample_limit")
        .containsEntry("long", "label_limit")
        .containsEntry("large", "body_size_limit")
        .containsEntry("page", "format")
        .containsEntry("gone", "http_status")
        .containsEntry("nobody", "refused")
        .containsEntry("unknown", "unknown_host")
        .containsEntry("good", "")
        .doesNotContainKey("surplus");
    assertThat(errors())
        .hasEntrySatisfying("many", error -> assertThat(error).contains("sample limit exceeded"))
        .hasEntrySatisfying("long", error -> assertThat(error).contains("label value length limit"))
        .hasEntrySatisfying("large", error -> assertThat(error).contains("larger than 4096"))
        .hasEntrySatisfying("gone", error -> assertThat(error).contains("status 410"))
        .hasEntrySatisfying("unknown", error -> assertThat(error).contains("unknown host"))
        .containsEntry("good", "");
  }

  @Test
  void storesWhenACounterBegan() throws Exception {
    awaitScrapes();
    JsonNode lowest =
        Json.parse(fleet.fetch(at("/api/v1/query?query=min_over_time(c_total[1h])")).body());
    assertThat(lowest.at("/data/result/0/value/1").asString()).isEqualTo("0");
  }

  private static String many() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      body.append("m{i=\"").append(i).append("\"} 1\n");
    }
    return body.toString();
  }

  private static Response created(Request request) {
    double began = Clock.system().wallMillis() / 1000.0 - 60;
    return Response.bytes(
        "application/openmetrics-text; version=1.0.0",
        CREATED.replace("1.7e9", Double.toString(began)).getBytes(UTF_8));
  }

  private void awaitScrapes() throws InterruptedException {
    Clock clock = Clock.system();
    long begin = clock.monotonicNanos();
    while (isAnyUnknown()) {
      assertThat(clock.monotonicNanos() - begin).isLessThan(Duration.ofSeconds(60).toNanos());
      clock.sleep(Duration.ofMillis(50));
    }
  }

  private boolean isAnyUnknown() {
    List<String> healths = fleet.get("/api/targets").get("pools").findValuesAsString("health");
    return healths.size() < 9 || healths.contains("unknown");
  }

  private Map<String, String> errors() {
    Map<String, String> errors = new TreeMap<>();
    targets()
        .forEach(
            each ->
                errors.put(
                    each.at("/labels/instance").asString(), each.get("lastError").asString()));
    return errors;
  }

  private JsonNode targets() {
    return Json.parse(fleet.fetch(at("/api/v1/targets?scrapePool=refused")).body())
        .at("/data/activeTargets");
  }

  private URI at(String path) {
    return fleet.app().prometheus().resolve(path);
  }
}
