package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.scrape.FormatOptions;
import io.freqwatch.scrape.HttpScraper;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeProtocol;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.web.prometheus.ScrapedDocument.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real Prometheus and we scrape hundreds of documents, right and wrong ones; both must take and
 * refuse the same, and store the same. Where we mean to differ, metrics/RATIONALE.md says why, and
 * there is no such document.
 */
@Tag("conformance")
@Timeout(180)
class ScrapeConformanceTest {
  private static final Duration INTERVAL = Duration.ofSeconds(8);

  private static final Set<String> UNLIKE =
      Set.of(
          "scrape_duration_seconds",
          "scrape_series_added",
          "scrape_samples_scraped",
          "scrape_samples_post_metric_relabeling");

  private final Clock clock = Clock.system();
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final List<ScrapedDocument> documents = ScrapedDocuments.all(clock.wallMillis());

  @TempDir Path folder;

  @Test
  void readsEveryDocumentAsARealPrometheusDoes() throws Exception {
    try (DocumentTarget target = new DocumentTarget(documents);
        HttpFetcher fetcher = new HttpFetcher(clock);
        ScrapeManager scrapes = scrapes(target, fetcher);
        PrometheusFixture ours = new PrometheusFixture(storage, clock, scrapes::targets);
        PeerPrometheus theirs =
            new PeerPrometheus(
                folder,
                configuration(target),
                "--enable-feature=native-histograms,exemplar-storage")) {
      scrapes.start();
      PeerPrograms.await("both to have read everything", () -> target.isReadTwiceBy(2));
      SoftAssertions all = new SoftAssertions();
      for (int i = 0; i < documents.size(); i++) {
        compare(i, ours, theirs, all);
      }
      assertThat(target.accepts()).as("headers Accept of both").hasSize(1);
      all.assertAll();
    }
  }

  private void compare(
      int index, PrometheusFixture ours, PeerPrometheus theirs, SoftAssertions all) {
    ScrapedDocument document = documents.get(index);
    String text = new String(document.body(), StandardCharsets.UTF_8).replace("\n", "\\n");
    String query = query("{job=\"" + job(index) + "\"}");
    all.assertThat(series(ours.get(query)))
        .as("%s %s: %.300s", job(index), document.name(), text)
        .isEqualTo(series(theirs.get(query)));
    all.assertThat(exemplars(index))
        .as("exemplars of %s %s: %.300s", job(index), document.name(), text)
        .isEqualTo(exemplars(theirs, index));
  }

  /**
   * All series of a job with their values but for those that tell how long scrapes took, and
   * whether a scrape that failed counts the sample it failed at.
   */
  private static List<String> series(HttpAnswer answer) {
    List<String> series = new ArrayList<>();
    for (JsonNode each : Json.parse(answer.body()).path("data").path("result")) {
      String name = each.path("metric").path("__name__").asString("");
      if (!UNLIKE.contains(name)) {
        JsonNode value = each.has("value") ? each.path("value") : each.path("histogram");
        series.add(each.path("metric") + " " + value.get(1));
      }
    }
    series.sort(null);
    return series;
  }

  private List<String> exemplars(int index) {
    List<List<Matcher>> selectors = List.of(List.of(Matcher.equal("job", job(index))));
    return storage.exemplars(0, Long.MAX_VALUE, selectors).stream()
        .flatMap(
            series ->
                series.exemplars().stream()
                    .map(
                        each ->
                            series.labels().metricName()
                                + " "
                                + each.labels()
                                + " "
                                + each.value()))
        .sorted()
        .toList();
  }

  private static List<String> exemplars(PeerPrometheus theirs, int index) {
    String query = URLEncoder.encode("{job=\"" + job(index) + "\"}", StandardCharsets.UTF_8);
    HttpAnswer answer = theirs.get("/api/v1/query_exemplars?start=0&end=4000000000&query=" + query);
    List<String> exemplars = new ArrayList<>();
    for (JsonNode series : Json.parse(answer.body()).path("data")) {
      String name = series.path("seriesLabels").path("__name__").asString("");
      for (JsonNode each : series.path("exemplars")) {
        Labels.Builder labels = Labels.builder();
        each.path("labels")
            .properties()
            .forEach(label -> labels.set(label.getKey(), label.getValue().asString("")));
        double value = Double.parseDouble(each.path("value").asString(""));
        exemplars.add(name + " " + labels.build() + " " + value);
      }
    }
    exemplars.sort(null);
    return exemplars;
  }

  private static String query(String query) {
    return "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static String job(int index) {
    return "document" + index;
  }

  private String configuration(DocumentTarget target) {
    StringBuilder text =
        new StringBuilder(
            "global: {scrape_interval: %ds, scrape_timeout: 5s}\nscrape_configs:\n"
                .formatted(INTERVAL.toSeconds()));
    for (int i = 0; i < documents.size(); i++) {
      String more = documents.get(i).kind().configuration();
      text.append("- {job_name: %s, metrics_path: /%d, ".formatted(job(i), i));
      text.append("static_configs: [{targets: [\"%s\"]}]".formatted(target.address()));
      text.append(more.isEmpty() ? "}\n" : ", " + more + "}\n");
    }
    return text.toString();
  }

  private ScrapeManager scrapes(DocumentTarget target, HttpFetcher fetcher) {
    List<ScrapeJob> jobs = new ArrayList<>();
    Labels address = Labels.of("__address__", target.address());
    for (int i = 0; i < documents.size(); i++) {
      ScrapeOptions options =
          ScrapeOptions.of(job(i))
              .withMetricsPath("/" + i)
              .withInterval(INTERVAL)
              .withTimeout(Duration.ofSeconds(5))
              .withFormat(format(documents.get(i).kind()));
      jobs.add(
          new ScrapeJob(
              options,
              new StaticDiscovery(
                  List.of(new TargetGroup("test", List.of(address), Labels.EMPTY)))));
    }
    return new ScrapeManager(
        jobs, storage, new HttpScraper(new HttpClients(fetcher, clock)), clock, (job, at) -> {});
  }

  private static FormatOptions format(Kind kind) {
    boolean custom = kind == Kind.CUSTOM_BUCKETS || kind == Kind.CUSTOM_BUCKETS_AND_CLASSIC;
    boolean classic = kind == Kind.CLASSIC_TOO || kind == Kind.CUSTOM_BUCKETS_AND_CLASSIC;
    return new FormatOptions(
        ScrapeProtocol.PROTO_FIRST,
        kind == Kind.FALLBACK
            ? Optional.of(ScrapeProtocol.PROMETHEUS_TEXT_0_0_4)
            : Optional.empty(),
        NameEscaping.ALLOW_UTF8,
        true,
        true,
        classic,
        custom,
        false,
        kind == Kind.BUCKET_LIMIT ? 3 : 0,
        kind == Kind.MIN_FACTOR ? 3 : 0);
  }
}
