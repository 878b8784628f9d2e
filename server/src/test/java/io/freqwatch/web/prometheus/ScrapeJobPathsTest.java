package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.lifecycle.ManualClock;
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
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScrapeJobPathsTest {
  private static final String EXPOSITION = "# HELP a First.\n# TYPE a gauge\na 1\nb 2\n";

  private final ManualClock clock = new ManualClock(1_700_000_000_000L);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final CountDownLatch scraped = new CountDownLatch(1);
  private final ScrapeManager scrapes =
      new ScrapeManager(
          List.of(new ScrapeJob(job(), discovery())),
          storage,
          (_, _) -> new Scraper.Answer("text/plain", EXPOSITION.getBytes(StandardCharsets.UTF_8)),
          clock,
          (_, _) -> scraped.countDown());
  private final PrometheusFixture api = new PrometheusFixture(storage, clock, scrapes);

  private static ScrapeOptions job() {
    RelabelConfig defaults = RelabelConfig.DEFAULT;
    return ScrapeOptions.of("node")
        .withParam("collect[]", "state")
        .withRelabeling(
            new Relabeling(
                List.of(
                    new RelabelConfig(
                        List.of("zone"),
                        ";",
                        Regex.of("(.*)"),
                        0,
                        "place",
                        "$1",
                        defaults.action()),
                    new RelabelConfig(
                        List.of("zone"), ";", Regex.of("moon"), 0, "", "$1", RelabelAction.DROP)),
                NameScheme.UTF8));
  }

  private static StaticDiscovery discovery() {
    return new StaticDiscovery(
        List.of(
            new TargetGroup(
                "test",
                List.of(
                    Labels.of("__address__", "127.0.0.1:1", "zone", "earth"),
                    Labels.of("__address__", "127.0.0.1:2", "zone", "moon")),
                Labels.EMPTY)));
  }

  @BeforeEach
  void scrape() throws InterruptedException {
    scrapes.start();
    scraped.await();
  }

  @AfterEach
  void close() {
    api.close();
    scrapes.close();
  }

  @Test
  void namesJobsAndShowsTheirConfiguration() {
    assertThat(api.data("/api/v1/scrape_pools").toString())
        .isEqualTo("{\"scrapePools\":[\"node\"]}");
    String yaml =
        api.data("/api/v1/scrape_pools/config", "scrapePool", "node").path("yaml").asString();
    assertThat(yaml)
        .startsWith("job_name: node\nhonor_labels: false\n")
        .contains("params:\n  \"collect[]\":\n  - state\n")
        .contains("relabel_configs:\n- action: replace\n  source_labels:\n  - zone\n");
    assertThat(api.get("/api/v1/scrape_pools/config", "scrapePool", "x").text())
        .contains("scrape pool \\\"x\\\" not found");
    assertThat(api.data("/api/v1/status/config").path("yaml").asString())
        .contains("\nscrape_configs:\n- job_name: node\n  honor_labels: false\n")
        .contains("  static_configs:\n  - targets:\n    - \"127.0.0.1:1\"\n    labels:\n");
  }

  @Test
  void showsWhatEachRelabellingRuleMakesOfATarget() {
    String steps =
        api.data(
                "/api/v1/targets/relabel_steps",
                "scrapePool",
                "node",
                "labels",
                "{\"zone\":\"moon\"}")
            .toString();
    assertThat(steps)
        .isEqualTo(
            "{\"steps\":[{\"keep\":true,\"rule\":{\"source_labels\":[\"zone\"],"
                + "\"separator\":\";\",\"regex\":\"(.*)\",\"target_label\":\"place\","
                + "\"replacement\":\"$1\",\"action\":\"replace\"},"
                + "\"output\":{\"place\":\"moon\",\"zone\":\"moon\"}},"
                + "{\"keep\":false,\"rule\":{\"source_labels\":[\"zone\"],\"separator\":\";\","
                + "\"regex\":\"moon\",\"replacement\":\"$1\",\"action\":\"drop\"},"
                + "\"output\":{}}]}");
    assertThat(relabelRefusal("")).contains("no labels parameter provided");
    assertThat(relabelRefusal("[1]")).contains("error parsing labels");
    assertThat(relabelRefusal("{\"a\":1}")).contains("is no string");
  }

  private String relabelRefusal(String labels) {
    return api.get("/api/v1/targets/relabel_steps", "scrapePool", "node", "labels", labels).text();
  }

  @Test
  void tellsWhatATargetSaysOfItsFamilies() {
    assertThat(api.data("/api/v1/targets/metadata", "limit", "1").toString())
        .isEqualTo(
            "[{\"target\":{\"instance\":\"127.0.0.1:1\",\"job\":\"node\",\"place\":\"earth\","
                + "\"zone\":\"earth\"},\"metric\":\"a\",\"type\":\"gauge\",\"unit\":\"\","
                + "\"help\":\"First.\"}]");
    assertThat(
            api.data("/api/v1/targets/metadata", "metric", "a", "match_target", "{zone=\"moon\"}")
                .size())
        .isZero();
    assertThat(api.get("/api/v1/targets/metadata", "match_target", "{").text())
        .contains("invalid parameter \\\"match_target\\\"");
  }

  @Test
  void namesThePoolOfADroppedTarget() {
    String dropped = api.data("/api/v1/targets", "state", "dropped").toString();
    assertThat(dropped)
        .contains("\"activeTargets\":[]")
        .contains("\"scrapePool\":\"node\",\"discoveredLabels\":{\"__address__\":\"127.0.0.1:2\"")
        .contains("\"droppedTargetCounts\":{\"node\":1}");
  }
}
