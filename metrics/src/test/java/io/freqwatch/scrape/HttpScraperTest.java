package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HttpScraperTest {
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());
  private final CountDownLatch ended = new CountDownLatch(1);
  private ScrapeOptions options = ScrapeOptions.of("job").withTimeout(Duration.ofSeconds(10));

  @AfterEach
  void close() {
    ended.countDown();
    fetcher.close();
  }

  @Test
  void asksAsPrometheusDoes() {
    Scraper.Answer answer =
        fetch(
            request ->
                Response.text(
                    request.header("Accept").orElse("")
                        + " "
                        + request.header("X-Prometheus-Scrape-Timeout-Seconds").orElse("")));
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "application/openmetrics-text;version=0.0.1;q=0.5,"
                + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2 10.0");
    assertThat(answer.contentType()).startsWith("text/plain");
  }

  @Test
  void failsOnAnyOtherStatus() {
    assertThatThrownBy(() -> fetch(request -> Response.status(503)))
        .isInstanceOf(ScrapeFailure.class)
        .hasMessage("server returned HTTP status 503");
  }

  @Test
  void givesUpOnABodyThatTrickles() {
    options = options.withTimeout(Duration.ofMillis(400));
    assertThatThrownBy(() -> fetch(request -> Response.stream("text/plain", this::trickle)))
        .isInstanceOf(ScrapeFailure.class);
  }

  @Test
  void givesUpOnABodyThatIsTooLarge() {
    options = options.withLimits(ScrapeLimits.NONE.withBodyBytes(100));
    assertThatThrownBy(() -> fetch(request -> Response.text("x".repeat(101))))
        .isInstanceOfSatisfying(
            ScrapeFailure.class,
            e -> assertThat(e.reason()).isEqualTo(ScrapeFailure.Cause.BODY_SIZE_LIMIT));
  }

  @Test
  void saysThatNobodyListens() {
    Target target = Targets.of(options, Labels.of("__address__", "127.0.0.1:1"));
    assertThatThrownBy(() -> new HttpScraper(clients).fetch(target, options))
        .isInstanceOf(ScrapeFailure.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  private void trickle(java.io.OutputStream out) throws java.io.IOException, InterruptedException {
    do {
      out.write('a');
      out.flush();
    } while (!ended.await(50, java.util.concurrent.TimeUnit.MILLISECONDS));
  }

  private Scraper.Answer fetch(Handler handler) {
    try (HttpServer server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), handler)) {
      Target target = Targets.of(options, Labels.of("__address__", "127.0.0.1:" + server.port()));
      return new HttpScraper(clients).fetch(target, options);
    } finally {
      ended.countDown();
    }
  }
}
