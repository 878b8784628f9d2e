package io.freqwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(20)
class ProductApiTest {
  private final StoredFleet fleet = new StoredFleet();
  private final ChangeSignal samples = new ChangeSignal(Clock.system());
  private final FleetFeed feed =
      new FleetFeed(fleet.view("alpha"), Map::of, "0.1.0", samples, Clock.system());
  private final Map<String, CheckResult> checks = new TreeMap<>();
  private final HttpServer server = start();
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpServer start() {
    feed.start();
    Sparklines sparklines = new Sparklines(fleet.storage, fleet.bots("alpha"), fleet.clock);
    ProductApi api = new ProductApi(feed, sparklines, () -> checks, "0.1.0", 1, Clock.system());
    return HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), api.routes());
  }

  @AfterEach
  void close() {
    server.close();
    feed.close();
    client.close();
  }

  @Test
  void answersTheFleetOfThisMoment() throws Exception {
    fleet.healthy("alpha", "USDT", true);
    HttpResponse<String> answer = get("/api/fleet");
    assertThat(Json.parse(answer.body()).at("/groups/0/bots/0/name").asString()).isEqualTo("alpha");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void saysWhatItExpectsWhereTheRangeIsUnknown() throws Exception {
    HttpResponse<String> answer = get("/api/fleet/sparklines?range=1y");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("found \\\"1y\\\", expected 24h, 7d, 30d or 90d");
  }

  @Test
  void tellsAPathOfTheApiFromAPage() throws Exception {
    assertThat(get("/api/none").statusCode()).isEqualTo(404);
    assertThat(get("/api/version").body()).isEqualTo("{\"version\":\"0.1.0\"}");
  }

  @Test
  void isUnhealthyWhenAPartHasFailed() throws Exception {
    checks.put("scrape", CheckResult.OK);
    assertThat(get("/api/health").statusCode()).isEqualTo(200);
    checks.put("scrape", CheckResult.failed("no disk"));
    HttpResponse<String> answer = get("/api/health");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"message\":\"no disk\"");
  }

  @Test
  void streamsTheFleetAtOnceAndAfterEachChange() throws Exception {
    try (BufferedReader stream = open("/api/fleet/stream?range=7d")) {
      assertThat(event(stream, "fleet").at("/groups/0/bots/0/state").asString())
          .isEqualTo("unknown");
      assertThat(event(stream, "sparklines").get("step").asInt()).isEqualTo(6300);
      fleet.healthy("alpha", "USDT", true);
      samples.announce();
      JsonNode changed = event(stream, "fleet");
      while (changed.at("/groups/0/bots/0/state").asString().equals("unknown")) {
        changed = event(stream, "fleet");
      }
      assertThat(changed.at("/groups/0/bots/0/state").asString()).isEqualTo("running");
    }
  }

  @Test
  void refusesMoreStreamsThanAllowed() throws Exception {
    try (BufferedReader stream = open("/api/fleet/stream")) {
      event(stream, "fleet");
      assertThat(get("/api/fleet/stream").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void askingOnlyForTheHeadOfAStreamTakesNoPlace() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(URI.create(server.uri() + "/api/fleet/stream")).HEAD().build();
    for (int i = 0; i < 3; i++) {
      assertThat(client.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
    try (BufferedReader stream = open("/api/fleet/stream")) {
      event(stream, "fleet");
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private BufferedReader open(String path) throws IOException, InterruptedException {
    return new BufferedReader(
        new InputStreamReader(
            client.send(request(path), BodyHandlers.ofInputStream()).body(),
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
