package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.HttpScraper;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A real Prometheus and we scrape the same targets; then both must answer alike. */
@Tag("conformance")
@Timeout(120)
class PrometheusConformanceTest {
  private static final String CONFIGURATION =
      """
      global: {scrape_interval: 1s, scrape_timeout: 1s}
      scrape_configs:
        - job_name: text
          metrics_path: /text
          static_configs: [{targets: ["ADDRESS"], labels: {env: home}}]
        - job_name: openmetrics
          metrics_path: /openmetrics
          honor_labels: true
          static_configs: [{targets: ["ADDRESS"]}]
      """;

  private final Clock clock = Clock.system();
  private final long startMillis = clock.wallMillis() / 1000 * 1000 - 180_000;
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);

  @TempDir Path folder;

  @Test
  void answersAsARealPrometheusDoes() throws Exception {
    try (ScriptedTarget target = new ScriptedTarget(startMillis);
        HttpFetcher fetcher = new HttpFetcher(clock);
        ScrapeManager scrapes = scrapes(target, fetcher);
        PrometheusFixture ours = new PrometheusFixture(storage, clock, scrapes::targets);
        PeerPrometheus theirs =
            new PeerPrometheus(
                folder,
                CONFIGURATION.replace("ADDRESS", target.address()),
                "--enable-feature=promql-per-step-stats")) {
      scrapes.start();
      PeerPrograms.await(
          "both to have read the story", () -> target.scrapes(4) > ScriptedTarget.SCRAPES);
      SoftAssertions all = new SoftAssertions();
      for (String path : paths()) {
        all.assertThat(answer(ours.get(path))).as(path).isEqualTo(answer(theirs.get(path)));
      }
      for (String path : countedPaths()) {
        all.assertThat(counted(ours.get(path))).as(path).isEqualTo(counted(theirs.get(path)));
      }
      all.assertAll();
    }
  }

  @Test
  void servesPromtool() throws Exception {
    Path promtool = PeerPrograms.find("promtool");
    storage.backfill(
        Labels.of("__name__", "up", "bot", "alpha"),
        new long[] {startMillis, startMillis + 60_000},
        new double[] {1, 0.5});
    String start = "--start=" + startMillis / 1000;
    String end = "--end=" + (startMillis / 1000 + 60);
    try (PrometheusFixture ours = new PrometheusFixture(storage, clock, List::of)) {
      String uri = "http://" + ours.uri().getAuthority();
      String time = "--time=" + (startMillis / 1000 + 60);
      assertThat(PeerPrograms.run(promtool, "query", "instant", time, uri, "up"))
          .isEqualTo("up{bot=\"alpha\"} => 0.5 @[" + (startMillis / 1000 + 60) + "]\n");
      assertThat(PeerPrograms.run(promtool, "query", "range", start, end, "--step=60s", uri, "up"))
          .contains("up{bot=\"alpha\"} =>\n1 @[" + startMillis / 1000 + "]\n0.5 @[");
      assertThat(PeerPrograms.run(promtool, "query", "series", start, end, "--match=up", uri))
          .isEqualTo("{__name__=\"up\", bot=\"alpha\"}\n");
      assertThat(PeerPrograms.run(promtool, "query", "labels", start, end, uri, "bot"))
          .isEqualTo("alpha\n");
    }
  }

  private ScrapeManager scrapes(ScriptedTarget target, HttpFetcher fetcher) {
    Labels address = Labels.of("__address__", target.address());
    ScrapeOptions text =
        ScrapeOptions.of("text").withMetricsPath("/text").withInterval(Duration.ofSeconds(1));
    ScrapeOptions openMetrics =
        ScrapeOptions.of("openmetrics")
            .withMetricsPath("/openmetrics")
            .withInterval(Duration.ofSeconds(1))
            .withHonorLabels();
    return new ScrapeManager(
        List.of(
            new ScrapeJob(text, one(address, Labels.of("env", "home"))),
            new ScrapeJob(openMetrics, one(address, Labels.EMPTY))),
        storage,
        new HttpScraper(new HttpClients(fetcher, clock)),
        clock,
        (job, at) -> {});
  }

  private static StaticDiscovery one(Labels address, Labels labels) {
    return new StaticDiscovery(List.of(new TargetGroup("test", List.of(address), labels)));
  }

  private List<String> paths() {
    List<String> paths = new ArrayList<>();
    long now = clock.wallMillis() / 1000;
    for (String query : PrometheusQuestions.NOW) {
      paths.add(query("query", query) + "&time=" + now);
    }
    for (String query : PrometheusQuestions.STORY) {
      for (int second : List.of(-1, 0, 1, 37, 105, 404, 405, 406)) {
        paths.add(query("query", moment(query)) + "&time=" + (startMillis / 1000 + second));
      }
      paths.add(range(moment(query), -30, 450, 7));
      paths.add(range(moment(query), 0, 105, 15));
    }
    for (String query : PrometheusQuestions.WRONG) {
      paths.add(query("query", query) + "&time=" + now);
    }
    PrometheusQuestions.PATHS.forEach(
        path -> paths.add(path.replace("START", "" + startMillis / 1000).replace("NOW", "" + now)));
    return paths;
  }

  /** Queries that tell how many samples each of their steps looked at. */
  private List<String> countedPaths() {
    return PrometheusQuestions.STORY.stream()
        .map(this::moment)
        .flatMap(
            query ->
                Stream.of(
                    range(query, -30, 450, 7),
                    query("query", query) + "&time=" + (startMillis / 1000 + 105)))
        .map(path -> path + "&stats=all")
        .toList();
  }

  private static JsonNode counted(HttpAnswer answer) {
    JsonNode samples = Json.parse(answer.body()).at("/data/stats/samples");
    if (samples instanceof ObjectNode node) {
      node.remove("peakSamples"); // of what an engine holds, which is not theirs
    }
    return samples;
  }

  /** A moment within the story where the query names one. */
  private String moment(String query) {
    return query.replace("MOMENT", "" + (startMillis / 1000 + 50));
  }

  private String range(String query, int from, int to, int step) {
    long start = startMillis / 1000;
    return query("query_range", query)
        + "&start=%d&end=%d&step=%d".formatted(start + from, start + to, step);
  }

  private static String query(String path, String query) {
    return "/api/v1/" + path + "?query=" + URLEncoder.encode(query, UTF_8);
  }

  /** Status and body, series in one order, since an instant vector has none. */
  private static String answer(HttpAnswer answer) {
    if (!(Json.parse(answer.body()) instanceof ObjectNode tree)) {
      return answer.status() + " " + answer.text();
    }
    if (tree.at("/data/result") instanceof ArrayNode result
        && tree.at("/data/resultType").asString("").equals("vector")) {
      List<JsonNode> sorted = new ArrayList<>();
      result.forEach(sorted::add);
      sorted.sort(Comparator.comparing(JsonNode::toString));
      result.removeAll();
      result.addAll(sorted);
    }
    return answer.status() + " " + tree;
  }
}
