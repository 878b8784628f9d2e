package io.freqwatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.ExtraChannel;
import io.freqwatch.alertmanager.heartbeat.HeartbeatOptions;
import io.freqwatch.codec.Json;
import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.config.RouterSettings;
import io.freqwatch.config.prometheus.PrometheusSource;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * From a bot that dies to a person's phone and to the pages, through every part: exporter, scrape,
 * storage, rules, notifier, router, channel; and what a person does about it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsTest {
  private static final String BOT = "alpha";

  @TempDir private static Path folder;

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final HttpServer phone =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          request -> {
            heard.add(Json.parse(request.body()));
            return Response.status(200);
          });
  private final CountDownLatch beats = new CountDownLatch(2);
  private final HttpServer elsewhere =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          _ -> {
            beats.countDown();
            return Response.status(200);
          });
  private RunningFleet fleet;
  private String silence = "";

  /** The router is told of its own outbox by a reload, since its port is known only now. */
  @BeforeAll
  void killABot() throws Exception {
    fleet = new RunningFleet(2, folder.resolve("data"), metrics(), alerting());
    URI router = fleet.app().alertmanager().orElseThrow();
    writeRouting(List.of(phone.uri(), router.resolve("/channels/outbox")));
    assertThat(fleet.post(router.resolve("/-/reload")).status()).isEqualTo(200);
    fleet.await("two healthy bots", "/api/fleet", document -> isHealthy(BOT) && isHealthy("beta"));
    fleet.inject(BOT, "{\"kind\":\"crash\"}");
  }

  @AfterAll
  void stop() {
    fleet.close();
    phone.close();
    elsewhere.close();
  }

  private static MetricsOptions metrics() throws IOException {
    List<Path> _ = MixinRules.writeTo(folder.resolve("mixin"), AlertsTest::atOnce);
    Path file =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            "global: {evaluation_interval: 2s}\nrule_files: [mixin/alerts/*.yml]\n");
    return MetricsOptions.DEFAULTS.withConfig(new PrometheusSource(file, Map.of()));
  }

  private static String atOnce(String rules) {
    return rules.replaceAll("(?m)^( +(?:for|keep_firing_for)): \\d+m$", "$1: 1s");
  }

  private AlertingOptions alerting() throws IOException {
    HeartbeatOptions heartbeat =
        new HeartbeatOptions(
            Optional.of(Credential.of(elsewhere.uri().toString())),
            Duration.ofMillis(200),
            Map.of("attic", Duration.ofSeconds(1)));
    return new AlertingOptions(
        Optional.of(writeRouting(List.of(phone.uri()))),
        false,
        List.of(),
        Map.of("outbox", ExtraChannel.Outbox.DEFAULT),
        RouterSettings.DEFAULTS.withHeartbeat(heartbeat));
  }

  private static Path writeRouting(List<URI> webhooks) throws IOException {
    String config =
        """
        route:
          receiver: phone
          group_by: [alertname, bot]
          group_wait: 100ms
          group_interval: 1s
          routes: [{matchers: [alertname="Watchdog"], receiver: nobody}]
        receivers:
          - {name: phone, webhook_configs: [%s]}
          - {name: nobody}
        """
            .formatted(webhooks.stream().map("{url: '%s'}"::formatted).collect(joining(", ")));
    return Files.writeString(folder.resolve("alertmanager.yml"), config);
  }

  private boolean isHealthy(String bot) {
    return fleet.bot(bot).path("health").asString("").equals("ok");
  }

  private JsonNode alert() {
    for (JsonNode each : fleet.bot(BOT).path("alerts")) {
      if (each.path("name").asString("").equals("FtBotDown")) {
        return each;
      }
    }
    return Json.object();
  }

  private void awaitState(String state) throws InterruptedException {
    fleet.await(
        "FtBotDown " + state, "/api/fleet", _ -> alert().path("state").asString("").equals(state));
  }

  private JsonNode next() throws InterruptedException {
    for (JsonNode message = heard.poll(60, TimeUnit.SECONDS);
        message != null;
        message = heard.poll(60, TimeUnit.SECONDS)) {
      if (message.at("/groupLabels/alertname").asString("").equals("FtBotDown")) {
        return message;
      }
    }
    throw new AssertionError("nobody was told of the dead bot");
  }

  @Test
  @Order(1)
  void aDeadBotRingsThePhone() throws InterruptedException {
    JsonNode message = next();

    assertThat(message.path("status").asString()).isEqualTo("firing");
    assertThat(message.at("/commonLabels/bot").asString()).isEqualTo(BOT);
    assertThat(message.at("/commonAnnotations/summary").asString()).contains(BOT);
  }

  @Test
  @Order(1)
  void theMessageIsInTheOutbox() throws InterruptedException {
    awaitMessage("🔴 alpha does not answer");
  }

  private void awaitMessage(String title) throws InterruptedException {
    fleet.await(
        title,
        "/api/outbox",
        outbox ->
            outbox
                .path("messages")
                .valueStream()
                .anyMatch(message -> message.path("title").asString("").equals(title)));
  }

  @Test
  @Order(2)
  void theFleetPageShowsWhatFiresAndWhatToDo() throws InterruptedException {
    awaitState("firing");

    assertThat(alert().path("severity").asString()).isEqualTo("critical");
    assertThat(alert().path("runbook").asString()).isEqualTo("/runbooks/FtBotDown");
    assertThat(alert().path("since").asDouble()).isGreaterThan(1.7e9);
    assertThat(fleet.bot("beta").path("alerts")).isEmpty();
    assertThat(fleet.fetch(fleet.app().web().resolve("/runbooks/FtBotDown")).text())
        .contains("What to do");
  }

  @Test
  @Order(3)
  void theAlertsPageHasTheGroupOfTheRouter() throws InterruptedException {
    JsonNode document =
        fleet.await("groups", "/api/alerts", each -> each.path("groups").size() > 0);

    assertThat(document.path("routed").asBoolean()).isTrue();
    assertThat(document.path("groups").toString()).contains("\"bot\":\"alpha\"", "\"next\":");
  }

  @Test
  @Order(4)
  void pagesOfOthersSilenceNothing() {
    HttpCall call = silencing().withHeader("Origin", "http://evil.example");

    assertThat(fleet.send(call).status()).isEqualTo(403);
  }

  @Test
  @Order(5)
  void aSilenceOfThePageIsSeenOnTheFleet() throws InterruptedException {
    var answer = fleet.send(silencing());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    silence = Json.parse(answer.body()).path("silenceID").asString();

    awaitState("silenced");
    fleet.await(
        "the silence", "/api/alerts", all -> all.path("silences").toString().contains(silence));
  }

  @Test
  @Order(6)
  void theEndOfASilenceIsSeenToo() throws InterruptedException {
    HttpCall call =
        HttpCall.of(
            "DELETE",
            fleet.app().web().resolve("/alertmanager/api/v2/silence/" + silence),
            new byte[0]);
    assertThat(fleet.send(call).status()).isEqualTo(200);

    awaitState("firing");
  }

  @Test
  @Order(7)
  void linksToTheRouterLeadToThePages() {
    var answer = fleet.fetch(fleet.app().alertmanager().orElseThrow().resolve("/"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains(fleet.app().web().resolve("/alerts").toString());
  }

  @Test
  @Order(8)
  void itsReturnIsToldToo() throws InterruptedException {
    heard.clear();
    fleet.heal(BOT);

    JsonNode message = next();
    while (!message.path("status").asString().equals("resolved")) {
      message = next();
    }
    fleet.await("its end", "/api/fleet", _ -> alert().isEmpty());
    awaitMessage("✅ alpha does not answer (over)");
  }

  @Test
  @Order(9)
  void somebodyElsewhereHearsThatAlertsComeThrough() throws InterruptedException {
    assertThat(beats.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @Order(10)
  void aSiblingThatNeverCameIsMissedUntilItComes() throws InterruptedException {
    fleet.await("the alert", "/api/alerts", all -> all.path("groups").toString().contains("attic"));

    assertThat(fleet.send(beat()).status()).isEqualTo(200);

    fleet.await("its end", "/api/alerts", all -> !all.path("groups").toString().contains("attic"));
  }

  private HttpCall beat() {
    String watchdog =
        """
        {"version":"4","alerts":[{"status":"firing","labels":{"alertname":"Watchdog"}}]}
        """;
    return HttpCall.post(
        fleet.app().alertmanager().orElseThrow().resolve("/heartbeats/attic"),
        "application/json",
        watchdog.getBytes(UTF_8));
  }

  private HttpCall silencing() {
    String body =
        """
        {"matchers":[{"name":"bot","value":"alpha","isRegex":false,"isEqual":true}],
         "startsAt":"%s","endsAt":"%s","createdBy":"me","comment":"I know"}
        """
            .formatted(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    return HttpCall.post(
        fleet.app().web().resolve("/alertmanager/api/v2/silences"),
        "application/json",
        body.getBytes(UTF_8));
  }
}
