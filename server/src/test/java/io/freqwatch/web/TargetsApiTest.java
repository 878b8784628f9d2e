package io.freqwatch.web;

import static io.freqwatch.web.ShownTargets.failed;
import static io.freqwatch.web.ShownTargets.refusing;
import static io.freqwatch.web.ShownTargets.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.scrape.RefusedSeries;
import io.freqwatch.scrape.ScrapeFailure.Cause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@Timeout(20)
class TargetsApiTest {
  private final ShownTargets targets = new ShownTargets();
  private final ChangeSignal samples = new ChangeSignal(Clock.system());
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new TargetsApi(targets, "0.1.0", samples, 1, Clock.system()).on(new Router()));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void tellsOfEachTargetWhatItIsAndHowItsLastScrapeWent() throws Exception {
    targets.with("h:1", up(5_000));
    JsonNode target = now().at("/pools/0/targets/0");
    assertThat(target.get("url").asString()).isEqualTo("http://h:1/metrics");
    assertThat(target.get("health").asString()).isEqualTo("up");
    assertThat(target.at("/labels/job").asString()).isEqualTo("job");
    assertThat(target.at("/discovered/__address__").asString()).isEqualTo("h:1");
    assertThat(target.get("lastScrape").asDouble()).isEqualTo(5.0);
    assertThat(target.get("duration").asDouble()).isEqualTo(0.25);
    assertThat(target.get("samples").asInt()).isEqualTo(812);
    assertThat(target.get("interval").asDouble()).isEqualTo(15.0);
    assertThat(target.get("problem").isNull()).isTrue();
  }

  @Test
  void tellsWhatAJobLeavesOut() throws Exception {
    targets.leaveOut(12);
    JsonNode pool = now().at("/pools/0");
    assertThat(pool.at("/problem/code").asString()).isEqualTo("target_limit");
    assertThat(pool.at("/problem/text").asString()).contains("12 targets beyond target_limit 3");
    assertThat(pool.at("/dropped/count").asInt()).isEqualTo(7);
    assertThat(pool.at("/dropped/kept/0/__address__").asString()).isEqualTo("dropped:1");
    assertThat(pool.at("/invalid/kept/0/reason").asString()).isEqualTo("no address");
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void saysOfEveryFailureWhatToDo(Cause cause) throws Exception {
    targets.with("h:1", failed(cause, "what happened"));
    JsonNode target = now().at("/pools/0/targets/0");
    assertThat(target.get("error").asString()).isEqualTo("what happened");
    assertThat(target.at("/problem/code").asString()).matches("[a-z_]+");
    assertThat(target.at("/problem/text").asString()).containsAnyOf(":", ";").endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "SAMPLE_LIMIT, sample_limit, 50000",
    "BODY_SIZE_LIMIT, body_size_limit, 5242880",
    "LABEL_LIMIT, label_limit, label_value_length_limit (4096)"
  })
  void namesTheLimitThatWasExceeded(Cause cause, String code, String words) throws Exception {
    targets.with("h:1", failed(cause, ""));
    JsonNode problem = now().at("/pools/0/targets/0/problem");
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("text").asString()).contains(words);
  }

  @Test
  void namesTheLabelThatExplodes() throws Exception {
    targets.with("h:1", refusing(new RefusedSeries(100, 9, "trade_id", 9)));
    JsonNode target = now().at("/pools/0/targets/0");
    assertThat(target.get("health").asString()).isEqualTo("up");
    assertThat(target.at("/problem/code").asString()).isEqualTo("series_refused");
    assertThat(target.at("/problem/text").asString()).contains("9 refused", "\"trade_id\"");
  }

  @Test
  void isFiniteHoweverManyTargetsThereAre() throws Exception {
    for (int i = 0; i < 2_010; i++) {
      targets.with("h:" + i, up(1));
    }
    JsonNode document = now();
    assertThat(document.at("/pools/0/targets").size()).isEqualTo(2_000);
    assertThat(document.get("omitted").asInt()).isEqualTo(10);
  }

  @Test
  void shortensTextsThatADiscoveryMadeVeryLong() throws Exception {
    targets.with("h" + "x".repeat(100_000), up(1));
    assertThat(now().at("/pools/0/targets/0/labels/instance").asString())
        .hasSize(501)
        .endsWith("x…");
  }

  @Test
  void streamsTheWholeAndThenOnlyWhatChanges() throws Exception {
    targets.with("h:1", up(1_000)).with("h:2", up(1_000));
    try (BufferedReader stream = open()) {
      assertThat(event(stream, "targets").at("/pools/0/targets").size()).isEqualTo(2);
      targets.change(1, failed(Cause.TIMEOUT, "late"));
      samples.announce();
      JsonNode changes = event(stream, "changes");
      while (changes.get("targets").isEmpty()) {
        changes = event(stream, "changes");
      }
      assertThat(changes.get("targets").size()).isEqualTo(1);
      assertThat(changes.at("/targets/0/id").asInt()).isEqualTo(1);
      assertThat(changes.at("/targets/0/problem/code").asString()).isEqualTo("timeout");
      assertThat(changes.at("/targets/0").has("labels")).isFalse();
    }
  }

  @Test
  void streamsTheWholeAgainWhenThereAreOtherTargets() throws Exception {
    try (BufferedReader stream = open()) {
      assertThat(event(stream, "targets").at("/pools/0/targets").isEmpty()).isTrue();
      targets.with("h:1", up(1_000));
      samples.announce();
      assertThat(event(stream, "targets").at("/pools/0/targets").size()).isEqualTo(1);
    }
  }

  @Test
  void refusesMoreStreamsThanAllowed() throws Exception {
    try (BufferedReader stream = open()) {
      event(stream, "targets");
      HttpResponse<String> answer =
          client.send(request("/api/targets/stream"), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
    }
  }

  private JsonNode now() throws IOException, InterruptedException {
    return Json.parse(client.send(request("/api/targets"), BodyHandlers.ofString()).body());
  }

  private BufferedReader open() throws IOException, InterruptedException {
    return new BufferedReader(
        new InputStreamReader(
            client.send(request("/api/targets/stream"), BodyHandlers.ofInputStream()).body(),
            StandardCharsets.UTF_8));
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path)).build();
  }

  private static JsonNode event(BufferedReader stream, String name) throws IOException {
    String line = stream.readLine();
    while (line != null && !line.equals("event: " + name)) {
      line = stream.readLine();
    }
    assertThat(line).as("an event named " + name).isNotNull();
    return Json.parse(stream.readLine().substring("data: ".length()));
  }
}
