package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class StatusPathsTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture api =
      new PrometheusFixture(
          storage,
          clock,
          List::of,
          ApiOptions.DEFAULT
              .withCorsOrigin(Regex.of("https://grafana\\.example"))
              .withExternalLabels(() -> Labels.of("site", "home")));

  @BeforeEach
  void fill() {
    long[] times = {START};
    double[] values = {1};
    storage.backfill(Labels.of("__name__", "up", "bot", "alpha"), times, values);
    storage.backfill(Labels.of("__name__", "up", "bot", "beta"), times, values);
    storage.backfill(Labels.of("__name__", "profit", "bot", "beta"), times, values);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void countsWhatMakesTheStoreLarge() {
    assertThat(api.data("/api/v1/status/tsdb", "limit", "2").toString())
        .isEqualTo(
            "{\"headStats\":{\"numSeries\":3,\"numLabelPairs\":4,\"chunkCount\":3,"
                + "\"minTime\":1700000000000,\"maxTime\":1700000000000},"
                + "\"seriesCountByMetricName\":[{\"name\":\"up\",\"value\":2},"
                + "{\"name\":\"profit\",\"value\":1}],"
                + "\"labelValueCountByLabelName\":[{\"name\":\"__name__\",\"value\":2},"
                + "{\"name\":\"bot\",\"value\":2}],"
                + "\"memoryInBytesByLabelName\":[{\"name\":\"bot\",\"value\":13},"
                + "{\"name\":\"__name__\",\"value\":10}],"
                + "\"seriesCountByLabelValuePair\":[{\"name\":\"__name__=up\",\"value\":2},"
                + "{\"name\":\"bot=beta\",\"value\":2}]}");
  }

  @Test
  void listsBlocks() {
    assertThat(api.data("/api/v1/status/tsdb/blocks").at("/blocks/0").toString())
        .isEqualTo(
            "{\"ulid\":\"01JD0000000000000000000000\",\"minTime\":1000,\"maxTime\":2000,"
                + "\"version\":1,\"stats\":{\"numSamples\":3,\"numFloatSamples\":2,"
                + "\"numHistogramSamples\":1,\"numSeries\":4,\"numChunks\":5,\"numTombstones\":6},"
                + "\"compaction\":{\"level\":2,\"sources\":[\"01JD0000000000000000000000\"],"
                + "\"parents\":[{\"ulid\":\"01JD0000000000000000000000\",\"minTime\":1,"
                + "\"maxTime\":2}],\"hints\":[\"hint\"]}}");
  }

  @Test
  void tellsOfTheProgramInPrometheusTerms() {
    JsonNode runtime = api.data("/api/v1/status/runtimeinfo");
    assertThat(runtime.path("serverTime").asString()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(runtime.path("storageRetention").asString()).isEqualTo("7d or 10GB");
    assertThat(runtime.path("corruptionCount").asInt()).isEqualTo(2);
    assertThat(runtime.path("goroutineCount").asInt()).isPositive();
    assertThat(api.data("/api/v1/status/walreplay").toString())
        .isEqualTo("{\"min\":0,\"max\":7,\"current\":7}");
    assertThat(api.data("/api/v1/status/flags").path("storage.tsdb.retention.time").asString())
        .isEqualTo("7d");
    assertThat(Json.parse(api.get("/version").body()).path("version").asString())
        .isEqualTo(api.data("/api/v1/status/buildinfo").path("version").asString());
    assertThat(api.data("/api/v1/status/config").path("yaml").asString())
        .startsWith("global:\n  evaluation_interval: \"1m\"\n")
        .contains("\n  external_labels:\n    site: home\n");
  }

  @Test
  void namesWhatIsTurnedOn() {
    JsonNode features = api.data("/api/v1/features");
    assertThat(features.at("/promql_functions/rate").asBoolean()).isTrue();
    assertThat(features.at("/promql_functions/mad_over_time").asBoolean(true)).isFalse();
    assertThat(features.at("/promql_operators/unless").asBoolean()).isTrue();
    assertThat(features.at("/promql_operators/limitk").asBoolean(true)).isFalse();
    assertThat(features.at("/api/admin").asBoolean(true)).isFalse();
  }

  @Test
  void showsItsOwnMetricsAsJson() {
    JsonNode families =
        api.data(
            "/api/v1/status/self_metrics",
            "metric_name_pattern",
            "prometheus_tsdb_head_series|freqwatch_queries_total");
    assertThat(families.size()).isEqualTo(2);
    assertThat(families.get(1).toString())
        .isEqualTo(
            "{\"name\":\"prometheus_tsdb_head_series\",\"help\":\"Series in memory.\","
                + "\"type\":\"GAUGE\",\"metric\":[{\"gauge\":{\"value\":3.0}}]}");
    assertThat(api.get("/api/v1/status/self_metrics", "metric_name_pattern", "(").status())
        .isEqualTo(400);
    assertThat(api.data("/api/v1/status/self_metrics").size()).isGreaterThan(50);
  }

  @Test
  void letsOnlyNamedOriginsReadIt() {
    HttpAnswer named = from("https://grafana.example");
    assertThat(named.header("Access-Control-Allow-Origin")).hasValue("https://grafana.example");
    assertThat(named.headers().all("Vary")).contains("Origin");
    assertThat(from("https://grafana.example.evil").header("Access-Control-Allow-Origin"))
        .isEmpty();
    try (PrometheusFixture plain = new PrometheusFixture(storage, clock, List::of)) {
      assertThat(from("https://grafana.example", plain).header("Access-Control-Allow-Origin"))
          .isEmpty();
    }
  }

  private HttpAnswer from(String origin) {
    return from(origin, api);
  }

  private static HttpAnswer from(String origin, PrometheusFixture asked) {
    URI uri = asked.uri().resolve("/api/v1/query?query=1");
    try (HttpFetcher fetcher = new HttpFetcher(Clock.system())) {
      return fetcher.fetch(HttpCall.get(uri).withHeader("Origin", origin));
    }
  }
}
