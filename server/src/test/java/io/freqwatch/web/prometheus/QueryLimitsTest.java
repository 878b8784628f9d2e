package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class QueryLimitsTest {
  /** Takes minutes: 400 series by 11,000 steps by an hour of moments, many times over. */
  private static final String ENDLESS =
      "/api/v1/query_range?query="
          + "sum_over_time(".repeat(4)
          + "up"
          + "%5B1h:1s%5D)".repeat(4)
          + "&start=1700000000&end=1700010000&step=1";

  private static final String RUNNING = "/api/v1/status/active_queries";

  private final Clock machine = Clock.system();
  private final ManualClock clock = new ManualClock(1_700_000_010_000L);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture api =
      new PrometheusFixture(
          storage, clock, List::of, ApiOptions.DEFAULT.withMaxAnswerBytes(100_000));

  @BeforeEach
  void fill() {
    for (int i = 0; i < 400; i++) {
      storage.backfill(
          Labels.of("__name__", "up", "bot", "bot" + i),
          new long[] {1_700_000_000_000L},
          new double[] {0.1});
    }
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void cancelsAQueryWithinASecondWhenItsClientGoes() throws Exception {
    URI uri = api.uri();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request = "GET " + ENDLESS + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      while (api.engine().running() == 0) {
        Thread.onSpinWait();
      }
    }
    long gone = machine.monotonicNanos();
    assertThat(api.ended().take().failure()).contains("canceled");
    assertThat(machine.monotonicNanos() - gone).isLessThan(Duration.ofSeconds(1).toNanos());
    assertThat(api.engine().running()).isZero();
  }

  @Test
  void listsAndKillsQueries() throws Exception {
    CompletableFuture<HttpAnswer> answer =
        CompletableFuture.supplyAsync(() -> api.get(ENDLESS), Thread::startVirtualThread);
    await(() -> api.data(RUNNING).size() == 1, Duration.ofSeconds(20));
    JsonNode query = api.data(RUNNING).get(0);
    assertThat(query.path("query").asString()).startsWith("sum_over_time(");
    assertThat(query.path("steps").asInt()).isEqualTo(10_001);

    assertThat(post(RUNNING + "/" + query.path("id").asLong()).status()).isEqualTo(204);
    assertThat(answer.get().status()).isEqualTo(499);
    assertThat(answer.get().text()).contains("\"errorType\":\"canceled\"");
    assertThat(api.data(RUNNING).size()).isZero();
    assertThat(post(RUNNING + "/99").text()).contains("not_found").contains("no query 99");
    assertThat(post(RUNNING + "/x").status()).isEqualTo(400);
  }

  @Test
  void letsNoPageOfAnotherOriginKillQueries() {
    HttpAnswer foreign = post(RUNNING + "/1", "Origin", "http://evil.example");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(post(RUNNING + "/1", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
    assertThat(post(RUNNING + "/1", "Origin", "http://" + api.uri().getAuthority()).status())
        .isEqualTo(404);
  }

  @Test
  void refusesAnAnswerThatWouldBeTooLargeBeforeItIsSent() {
    HttpAnswer large =
        api.get(
            "/api/v1/query_range",
            "query",
            "up",
            "start",
            "1700000000",
            "end",
            "1700000099",
            "step",
            "1");
    assertThat(large.status()).isEqualTo(422);
    assertThat(large.text()).contains("larger than the 100000 bytes").contains("response_bytes");
    assertThat(api.get("/api/v1/query", "query", "up", "time", "1700000000").status())
        .isEqualTo(200);
  }

  @Test
  void tellsWhatAQueryCostWhereThatIsWanted() {
    JsonNode data = api.data("/api/v1/query", "query", "sum(up)", "stats", "all");
    assertThat(data.at("/stats/timings").has("execTotalTime")).isTrue();
    assertThat(data.at("/stats/samples").has("peakSamples")).isTrue();
    assertThat(data.at("/stats/samples/totalQueryableSamples").asInt()).isEqualTo(400);
    assertThat(data.at("/stats/samples/totalQueryableSamplesPerStep"))
        .hasToString("[[1700000010,400]]");
    assertThat(api.data("/api/v1/query", "query", "sum(up)").has("stats")).isFalse();
  }

  private HttpAnswer post(String path, String... header) {
    try (HttpFetcher fetcher = new HttpFetcher(machine)) {
      HttpCall call = HttpCall.post(api.uri().resolve(path), "text/plain", new byte[0]);
      return fetcher.fetch(header.length == 0 ? call : call.withHeader(header[0], header[1]));
    }
  }

  private void await(BooleanSupplier condition, Duration longest)
      throws InterruptedException, IOException {
    long begin = machine.monotonicNanos();
    while (!condition.getAsBoolean()) {
      assertThat(machine.monotonicNanos() - begin).isLessThan(longest.toNanos());
      machine.sleep(Duration.ofMillis(5));
    }
  }
}
