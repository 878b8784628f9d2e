package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.Scraper;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class PrometheusApiTest {
  private static final long START = 1_700_000_000_000L;
  private static final String EXPOSITION =
      """
      # HELP profit What was "won".
      # TYPE profit gauge
      profit{bot="alpha"} 0.25
      """;

  private final ManualClock clock = new ManualClock(START + 60_500);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final CountDownLatch scraped = new CountDownLatch(1);
  private final ScrapeManager scrapes = scrapes();
  private final PrometheusFixture api = new PrometheusFixture(storage, clock, scrapes);

  private ScrapeManager scrapes() {
    Labels target = Labels.of("__address__", "127.0.0.1:8090", "bot", "alpha");
    return new ScrapeManager(
        List.of(
            new ScrapeJob(
                ScrapeOptions.of("freqtrade").withHonorLabels(),
                new StaticDiscovery(
                    List.of(new TargetGroup("test", List.of(target), Labels.EMPTY))))),
        storage,
        (at, options) ->
            new Scraper.Answer("text/plain", EXPOSITION.getBytes(StandardCharsets.UTF_8)),
        clock,
        (job, at) -> scraped.countDown());
  }

  @BeforeEach
  void fill() {
    long[] times = {START, START + 30_000, START + 60_000};
    storage.backfill(Labels.of("__name__", "up", "bot", "beta"), times, new double[] {1, 1, 0});
    storage.backfill(
        Labels.of("__name__", "up", "bot", "alpha"), times, new double[] {0.1, 1e21, Double.NaN});
  }

  @AfterEach
  void close() {
    api.close();
    scrapes.close();
  }

  @Test
  void writesNativeHistogramsAsPrometheusDoes() {
    storeHistogram();
    assertThat(api.get("/api/v1/query", "query", "latency", "time", "1700000000").text())
        .isEqualTo(
            """
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"latency"},"histogram":[1700000000,{"count":"10","sum":"3.5","buckets":[[1,"-2","-1","1"],[3,"-0.5","0.5","2"],[0,"0.5","1","3"],[0,"4","8","4"]]}]}]}}\
            """);
    assertThat(
            api.get(
                    "/api/v1/query_range",
                    "query",
                    "latency",
                    "start",
                    "1700000000",
                    "end",
                    "1700000030",
                    "step",
                    "30")
                .text())
        .contains(
            """
            "result":[{"metric":{"__name__":"latency"},"values":[[1700000030,"7"]],"histograms":[[1700000000,{"count":"10",\
            """);
  }

  private void storeHistogram() {
    Labels labels = Labels.of("__name__", "latency");
    FloatHistogram histogram =
        new FloatHistogram(
            CounterResetHint.UNKNOWN,
            0,
            0.5,
            2,
            10,
            3.5,
            List.of(new Span(0, 1), new Span(2, 1)),
            List.of(new Span(1, 1)),
            new double[] {3, 4},
            new double[] {1},
            new double[0],
            true);
    try (Appender appender = storage.appender()) {
      appender.append(labels, START, histogram);
      appender.append(labels, START + 30_000, 7);
      appender.commit();
    }
  }

  @Test
  void answersAnInstantQueryAsPrometheusDoes() {
    assertThat(api.get("/api/v1/query", "query", "up", "time", "1700000030.5").text())
        .isEqualTo(
            """
            {"status":"success","data":{"resultType":"vector","result":[\
            {"metric":{"__name__":"up","bot":"alpha"},"value":[1700000030.500,"1e+21"]},\
            {"metric":{"__name__":"up","bot":"beta"},"value":[1700000030.500,"1"]}]}}\
            """);
  }

  @Test
  void answersARangeQueryAsPrometheusDoes() {
    assertThat(
            api.get(
                    "/api/v1/query_range",
                    "query",
                    "up{bot=\"alpha\"}",
                    "start",
                    "2023-11-14T22:13:20Z",
                    "end",
                    "1700000060",
                    "step",
                    "30s")
                .text())
        .isEqualTo(
            """
            {"status":"success","data":{"resultType":"matrix","result":[\
            {"metric":{"__name__":"up","bot":"alpha"},"values":[[1700000000,"0.1"],\
            [1700000030,"1e+21"],[1700000060,"NaN"]]}]}}\
            """);
  }

  @Test
  void answersScalarsStringsAndRanges() {
    assertThat(api.data("/api/v1/query", "query", "1.5", "time", "0").toString())
        .isEqualTo("{\"resultType\":\"scalar\",\"result\":[0,\"1.5\"]}");
    assertThat(api.data("/api/v1/query", "query", "'a\"b'", "time", "0").toString())
        .isEqualTo("{\"resultType\":\"string\",\"result\":[0,\"a\\\"b\"]}");
    assertThat(api.data("/api/v1/query", "query", "up{bot=\"beta\"}[40s]").toString())
        .isEqualTo(
            "{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"__name__\":\"up\","
                + "\"bot\":\"beta\"},\"values\":[[1700000030,\"1\"],[1700000060,\"0\"]]}]}");
  }

  @Test
  void takesTheNowForTheTimeAndFormsForQueries() {
    HttpAnswer answer = api.post("/api/v1/query", "query", "up{bot=\"beta\"}");
    assertThat(answer.text()).contains("\"value\":[1700000060.500,\"0\"]");
  }

  @Test
  void truncatesAtTheLimitAndSaysSo() {
    HttpAnswer answer = api.get("/api/v1/query", "query", "up", "limit", "1");
    JsonNode tree = Json.parse(answer.body());
    assertThat(tree.at("/data/result").size()).isEqualTo(1);
    assertThat(tree.at("/warnings/0").asString()).isEqualTo("results truncated due to limit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "query?query=up{ | 400 | bad_data | invalid parameter \"query\": 1:4: parse error:"
            + " unexpected end of input inside braces",
        "query?query=up&time=x | 400 | bad_data | invalid parameter \"time\": invalid time value"
            + " for 'time': cannot parse \"x\" to a valid timestamp",
        "query?query=up&timeout=x | 400 | bad_data |"
            + " invalid parameter \"timeout\": cannot parse \"x\" to a valid duration",
        "query?query=up&limit=-1 | 400 | bad_data |"
            + " invalid parameter \"limit\": limit must be non-negative",
        "query?query=up&limit=x | 400 | bad_data |"
            + " invalid parameter \"limit\": strconv.Atoi: parsing \"x\": invalid syntax",
        "query?query=up&lookback_delta=x | 400 | bad_data |"
            + " error parsing lookback delta duration: cannot parse \"x\" to a valid duration",
        "query | 400 | bad_data | invalid parameter \"query\":"
            + " unknown position: parse error: no expression found in input",
        "labels?match[]={} | 400 | bad_data |"
            + " match[] must contain at least one non-empty matcher",
        "series?match[]={} | 400 | bad_data | invalid parameter \"match[]\":"
            + " match[] must contain at least one non-empty matcher",
        "query_exemplars?query=up&start=5&end=1 | 400 | bad_data |"
            + " end timestamp must not be before start timestamp",
        "metadata?limit=x | 400 | bad_data | limit must be a number",
        "metadata?limit_per_metric=x | 400 | bad_data | limit_per_metric must be a number",
        "targets/metadata?limit=x | 400 | bad_data | limit must be a number",
        "status/tsdb?limit=0 | 400 | bad_data | limit must be a positive number",
        "scrape_pools/config | 400 | bad_data | no scrapePool parameter provided",
        "query_range?query=up&start=2&end=1&step=1 | 400 | bad_data |"
            + " invalid parameter \"end\": end timestamp must not be before start time",
        "query_range?query=up&start=1&end=2&step=0 | 400 | bad_data |"
            + " invalid parameter \"step\": zero or negative query resolution step widths are not"
            + " accepted. Try a positive integer",
        "query_range?query=up&start=0&end=11001&step=1 | 400 | bad_data |"
            + " exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the"
            + " query resolution (?step=XX)",
        "query_range?query=up[5m]&start=0&end=1&step=1 | 400 | bad_data | invalid parameter"
            + " \"query\": invalid expression type \"range vector\" for range query, must be Scalar"
            + " or instant Vector",
        "series | 400 | bad_data | no match[] parameter provided",
      })
  void saysWhatIsWrongAsPrometheusDoes(String path, int status, String type, String message) {
    String encoded =
        path.replace("{", "%7B").replace("}", "%7D").replace("[", "%5B").replace("]", "%5D");
    HttpAnswer answer = api.get("/api/v1/" + encoded);
    JsonNode tree = Json.parse(answer.body());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(tree.path("status").asString()).isEqualTo("error");
    assertThat(tree.path("errorType").asString()).isEqualTo(type);
    assertThat(tree.path("error").asString()).isEqualTo(message);
  }

  @Test
  void boundsTheSelectorsOfOneRequest() {
    String[] selectors = new String[40];
    for (int i = 0; i < selectors.length; i += 2) {
      selectors[i] = "match[]";
      selectors[i + 1] = "{a=~\"x(ab?){400}\"}";
    }
    HttpAnswer answer = api.post("/api/v1/series", selectors);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("bad_data").contains("too large together");
  }

  @Test
  void timesOutWith503() {
    HttpAnswer answer = api.get("/api/v1/query", "query", "up", "timeout", "0");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("\"errorType\":\"timeout\"").contains("query timed out");
  }

  @Test
  void takesElevenThousandSteps() {
    assertThat(
            api.data("/api/v1/query_range", "query", "1", "start", "0", "end", "11000", "step", "1")
                .at("/result/0/values")
                .size())
        .isEqualTo(11_001);
  }

  @Test
  void listsSeriesLabelsAndValues() {
    assertThat(
            api.data("/api/v1/series", "match[]", "up{bot=\"beta\"}", "match[]", "none").toString())
        .isEqualTo("[{\"__name__\":\"up\",\"bot\":\"beta\"}]");
    assertThat(api.data("/api/v1/labels", "limit", "0").toString())
        .isEqualTo("[\"__name__\",\"bot\"]");
    assertThat(api.data("/api/v1/label/bot/values", "start", "0").toString())
        .isEqualTo("[\"alpha\",\"beta\"]");
    assertThat(api.data("/api/v1/label/bot/values", "end", "1").toString()).isEqualTo("[]");
    assertThat(api.data("/api/v1/label/bot/values", "match[]", "up{bot!=\"beta\"}").toString())
        .isEqualTo("[\"alpha\"]");
    assertThat(api.data("/api/v1/label/U______name____/values", "limit", "5").toString())
        .isEqualTo("[\"up\"]");
  }

  @Test
  void showsTargetsAndWhatTheySayOfTheirFamilies() throws InterruptedException {
    scrapes.start();
    scraped.await();
    JsonNode target = api.data("/api/v1/targets", "state", "active").at("/activeTargets/0");
    assertThat(target.path("health").asString()).isEqualTo("up");
    assertThat(target.path("scrapePool").asString()).isEqualTo("freqtrade");
    assertThat(target.path("scrapeUrl").asString()).isEqualTo("http://127.0.0.1:8090/metrics");
    assertThat(target.path("lastScrape").asString()).isEqualTo("2023-11-14T22:14:20.500Z");
    assertThat(target.at("/labels/bot").asString()).isEqualTo("alpha");
    assertThat(target.path("scrapeInterval").asString()).isEqualTo("1m");
    assertThat(api.data("/api/v1/metadata", "metric", "profit").toString())
        .isEqualTo(
            "{\"profit\":[{\"type\":\"gauge\",\"unit\":\"\",\"help\":\"What was \\\"won\\\".\"}]}");
    assertThat(api.data("/api/v1/targets", "state", "dropped").at("/activeTargets").size())
        .isZero();
  }

  @Test
  void tellsItsHealthAndBuild() {
    assertThat(api.get("/-/healthy").status()).isEqualTo(200);
    assertThat(api.get("/-/ready").status()).isEqualTo(200);
    assertThat(api.data("/api/v1/status/buildinfo", "a", "b").path("revision").asString())
        .isEqualTo("freqwatch-0.1.0");
  }

  @Test
  void linksOfAlertsLeadToTheAnswer() {
    HttpAnswer answer = api.get("/graph", "g0.expr", "up == 0", "g0.tab", "1");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("api/v1/query?query=up+%3D%3D+0");
  }

  @Test
  void exposesTheProgramItself() {
    api.get("/api/v1/labels");
    String page = api.get("/metrics").text();
    assertThat(page)
        .contains("prometheus_tsdb_head_series 2.0")
        .contains("prometheus_tsdb_head_samples_appended_total{type=\"float\"} 6.0")
        .contains("freqwatch_scrapes_total 3.0")
        .contains("prometheus_http_requests_total{code=\"200\",handler=\"/api/v1/labels\"} 1.0")
        .contains("jvm_memory_used_bytes")
        .contains("process_start_time_seconds");
  }
}
