package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.RelabelAction;
import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.Scraper;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Every answer of the documented API is as Prometheus' own description of it says. */
@Tag("conformance")
@Timeout(60)
class OpenApiConformanceTest {
  private static final String SPAN = "start=1700000000&end=1700000060";

  /**
   * Requests with answers, by operation. Of a string the description says that its time is one too,
   * which no Prometheus answers.
   */
  private static final List<String> GOOD =
      List.of(
          "GET /query?query=up",
          "GET /query?query=up&stats=all",
          "GET /query?query=up%5B5m%5D",
          "GET /query?query=1",
          "GET /query?query=latency",
          "GET /query?query=up&limit=1",
          "POST /query?query=up",
          "GET /query_range?query=up&step=15&" + SPAN,
          "GET /query_range?query=rate(up%5B5m%5D)&step=15&stats=all&" + SPAN,
          "POST /query_range?query=up&step=15&" + SPAN,
          "GET /query_exemplars?query=up&" + SPAN,
          "POST /query_exemplars?query=up",
          "GET /format_query?query=a%2Fb",
          "POST /format_query?query=a%2Fb",
          "GET /parse_query?query=sum(a)",
          "POST /parse_query?query=a",
          "GET /labels",
          "GET /labels?match%5B%5D=up&limit=1",
          "POST /labels",
          "GET /label/{name}/values",
          "GET /series?match%5B%5D=up",
          "POST /series?match%5B%5D=up",
          "GET /metadata",
          "GET /metadata?limit=1&limit_per_metric=1",
          "GET /scrape_pools",
          "GET /scrape_pools/config?scrapePool=node",
          "GET /targets",
          "GET /targets/metadata",
          "GET /targets/metadata?metric=a",
          "GET /targets/relabel_steps?scrapePool=node&labels=%7B%22a%22%3A%22b%22%7D",
          "GET /status/config",
          "GET /status/runtimeinfo",
          "GET /status/buildinfo",
          "GET /status/flags",
          "GET /status/tsdb",
          "GET /status/tsdb?limit=1",
          "GET /status/tsdb/blocks",
          "GET /status/walreplay",
          "GET /status/self_metrics",
          "PUT /admin/tsdb/snapshot",
          "POST /admin/tsdb/snapshot",
          "GET /notifications",
          "GET /features");

  private static final List<String> BAD =
      List.of(
          "GET /query?query=up{",
          "GET /query?query=up&time=x",
          "GET /query_range?query=up",
          "GET /query_exemplars?query=up&start=5&end=1",
          "GET /format_query?query=",
          "GET /parse_query?query=(",
          "GET /labels?limit=x",
          "GET /label/{name}/values?limit=-1",
          "GET /series",
          "GET /metadata?limit=x",
          "GET /scrape_pools/config",
          "GET /targets/metadata?limit=x",
          "GET /targets/relabel_steps?scrapePool=node&labels=x",
          "GET /status/tsdb?limit=0",
          "GET /status/self_metrics?metric_name_pattern=(",
          "POST /admin/tsdb/delete_series",
          "PUT /admin/tsdb/snapshot?skip_head=x",
          "GET /search/label_values?label=bot&limit=x");

  /** Those without an answer in JSON, or of parts that have tests of their own. */
  private static final List<String> ELSEWHERE =
      List.of(
          "GET /alertmanagers",
          "GET /alerts",
          "GET /rules",
          "POST /admin/tsdb/clean_tombstones",
          "POST /admin/tsdb/delete_series",
          "PUT /admin/tsdb/clean_tombstones",
          "PUT /admin/tsdb/delete_series",
          "GET /search/label_names",
          "GET /search/label_values",
          "GET /search/metric_names",
          "POST /search/label_names",
          "POST /search/label_values",
          "POST /search/metric_names",
          "POST /otlp/v1/metrics",
          "POST /read",
          "POST /write");

  private final Clock clock = Clock.system();
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final CountDownLatch scraped = new CountDownLatch(1);
  private final ScrapeManager scrapes =
      new ScrapeManager(
          List.of(new ScrapeJob(job(), discovery())),
          storage,
          (_, _) ->
              new Scraper.Answer(
                  "text/plain", "# TYPE a gauge\na 1\n".getBytes(StandardCharsets.UTF_8)),
          clock,
          (_, _) -> scraped.countDown());
  private final PrometheusFixture api =
      new PrometheusFixture(storage, clock, scrapes, ApiOptions.DEFAULT.withAdmin());
  private final HttpFetcher fetcher = new HttpFetcher(clock);

  private static ScrapeOptions job() {
    RelabelConfig drop =
        new RelabelConfig(List.of("zone"), ";", Regex.of("moon"), 0, "", "$1", RelabelAction.DROP);
    return ScrapeOptions.of("node").withRelabeling(new Relabeling(List.of(drop), NameScheme.UTF8));
  }

  private static StaticDiscovery discovery() {
    return new StaticDiscovery(
        List.of(
            new TargetGroup(
                "test",
                List.of(
                    Labels.of("__address__", "127.0.0.1:1"),
                    Labels.of("__address__", "127.0.0.1:2", "zone", "moon")),
                Labels.EMPTY)));
  }

  @BeforeEach
  void fill() throws InterruptedException {
    scrapes.start();
    scraped.await();
    long now = clock.wallMillis();
    try (Appender appender = storage.appender()) {
      long up = appender.reference(Labels.of("__name__", "up", "bot", "alpha"));
      appender.append(up, now, 1);
      appender.exemplar(up, new Exemplar(Labels.of("trace", "1"), 1, now, true));
      appender.append(Labels.of("__name__", "latency"), now, QueryValues.HISTOGRAM);
      appender.commit();
    }
    api.conditions().add("Configuration reload has failed.");
  }

  @AfterEach
  void close() {
    fetcher.close();
    api.close();
    scrapes.close();
  }

  @Test
  void answersAsTheDescriptionSays() throws IOException {
    OpenApiContract contract = OpenApiContract.read();
    SoftAssertions all = new SoftAssertions();
    for (String request : GOOD) {
      HttpAnswer answer = answer(request);
      all.assertThat(answer.status()).as(request + " " + answer.text()).isEqualTo(200);
      all.assertThat(flaws(contract, request, answer)).as(request).isEmpty();
    }
    for (String request : BAD) {
      HttpAnswer answer = answer(request);
      all.assertThat(answer.status()).as(request).isBetween(400, 599);
      all.assertThat(flaws(contract, request, answer)).as(request).isEmpty();
    }
    all.assertAll();
  }

  @Test
  void asksForEveryDocumentedOperation() throws IOException {
    TreeSet<String> asked = new TreeSet<>(ELSEWHERE);
    GOOD.forEach(request -> asked.add(operation(request)));
    assertThat(asked).containsExactlyElementsOf(OpenApiContract.read().operations());
  }

  private static List<String> flaws(OpenApiContract contract, String request, HttpAnswer answer) {
    JsonNode tree = Json.parse(answer.body());
    return contract.flaws(operation(request), answer.status(), tree);
  }

  private static String operation(String request) {
    return request.replaceFirst("\\?.*", "");
  }

  private HttpAnswer answer(String request) {
    String[] words = request.split(" ", 2);
    String path = words[1].replace("{name}", "bot").replace("{", "%7B");
    URI uri = api.uri().resolve("/api/v1" + path);
    return fetcher.fetch(HttpCall.of(words[0], uri, new byte[0]));
  }
}
