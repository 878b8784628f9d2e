package io.freqwatch.web.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.ScrapeFailure;
import io.freqwatch.scrape.ScrapePoolStatus;
import io.freqwatch.scrape.TargetStatus.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExternalTargetsTest {
  private static final String TARGETS =
      """
      {"status": "success", "data": {"activeTargets": [
        {"discoveredLabels": {"__address__": "h:1"}, "labels": {"job": "bots", "instance": "h:1"},
         "scrapePool": "bots", "scrapeUrl": "http://h:1/metrics", "globalUrl": "http://h:1/metrics",
         "lastError": "", "lastScrape": "2026-01-31T12:00:00.5Z", "lastScrapeDuration": 0.25,
         "health": "up", "scrapeInterval": "15s", "scrapeTimeout": "10s"},
        {"labels": {"job": "bots", "instance": "h:2"}, "scrapePool": "bots", "health": "down",
         "scrapeUrl": "not a url", "lastScrape": "0001-01-01T00:00:00Z",
         "lastError": "Get \\"http://h:2/metrics\\": dial tcp: connect: connection refused"},
        {"labels": {"job": "other"}, "health": "unknown"}]}}
      """;

  private static final String SAMPLES =
      """
      {"status": "success", "data": {"resultType": "vector", "result": [
        {"metric": {"__name__": "scrape_samples_scraped", "job": "bots", "instance": "h:1"},
         "value": [1, "42"]}]}}
      """;

  private final AtomicInteger asked = new AtomicInteger();
  private final ManualClock clock = new ManualClock(0);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router()
              .get("/api/v1/targets", _ -> targets())
              .post("/api/v1/query", _ -> Response.text(SAMPLES)));

  private final ExternalTargets targets =
      new ExternalTargets(new ExternalPrometheus(fetcher, server.uri()), clock);

  private Response targets() {
    return asked.incrementAndGet() == 2 ? Response.error(500, "no") : Response.text(TARGETS);
  }

  @AfterEach
  void close() {
    server.close();
    fetcher.close();
  }

  @Test
  void tellsHowTheTargetsOfTheOtherServerAre() {
    List<ActiveTarget> found = targets.targets();
    assertThat(found).hasSize(3);
    ActiveTarget up = found.getFirst();
    assertThat(up.target().uri()).hasToString("http://h:1/metrics");
    assertThat(up.target().interval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(up.target().instance()).isEqualTo("h:1");
    assertThat(up.discovered().value("__address__")).isEqualTo("h:1");
    assertThat(up.status().health()).isEqualTo(Health.UP);
    assertThat(up.status().lastScrapeMillis()).isEqualTo(1_769_860_800_500L);
    assertThat(up.status().lastDurationSeconds()).isEqualTo(0.25);
    assertThat(up.status().samples()).isEqualTo(42);
    ActiveTarget down = found.get(1);
    assertThat(down.status().health()).isEqualTo(Health.DOWN);
    assertThat(down.status().cause()).contains(ScrapeFailure.Cause.REFUSED);
    assertThat(down.status().lastScrapeMillis()).isZero();
    assertThat(found.get(2).options().jobName()).isEqualTo("other");
    assertThat(targets.poolStatus())
        .extracting(ScrapePoolStatus::job)
        .containsExactly("bots", "other");
  }

  @Test
  void asksAgainAfterAWhileAndKeepsWhatItKnowsWhereThatFails() {
    targets.targets();
    targets.targets();
    assertThat(asked).hasValue(1);
    clock.advance(Duration.ofSeconds(3));
    assertThat(targets.targets()).hasSize(3);
    assertThat(asked).hasValue(2);
  }
}
