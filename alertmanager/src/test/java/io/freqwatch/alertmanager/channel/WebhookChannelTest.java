package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.resolved;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.alertmanager.channel.WebhookChannel.WebhookOptions;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookChannelTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final FakeProvider hook = new FakeProvider(WebhookChannelTest::answer);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());

  @AfterEach
  void close() {
    clients.close();
    fetcher.close();
    hook.close();
  }

  private static Response answer(Request request) {
    boolean keyed = request.header("Idempotency-Key").orElse("").equals(KEY.text());
    boolean json = request.header("Content-Type").orElse("").equals("application/json");
    return keyed && json ? Response.text("ok") : Response.error(400, "no key or no JSON");
  }

  private Outcome send(Message message, String path, long max, Optional<JsonNode> payload) {
    WebhookOptions options =
        new WebhookOptions(Credential.of(hook.url() + path), max, Optional.empty(), payload);
    Peer peer = new Peer(clients, HttpClientOptions.DEFAULT);
    return new WebhookChannel(options, NotificationTemplates.defaults(), peer, Clock.system())
        .send(message, KEY, DEADLINE);
  }

  @Test
  void sendsTheWholeMessageInAlertmanagersForm() {
    Outcome outcome =
        send(message(firing("a", "down"), resolved("b", "up")), "/hook", 0, Optional.empty());

    assertThat(outcome).isEqualTo(new Outcome.Delivered(""));
    JsonNode body = Json.parse(hook.taken().getFirst());
    assertThat(body.propertyNames())
        .containsExactly(
            "receiver",
            "status",
            "alerts",
            "notification_reason",
            "groupLabels",
            "commonLabels",
            "commonAnnotations",
            "routeLabels",
            "externalURL",
            "version",
            "groupKey",
            "truncatedAlerts");
    assertThat(body.get("receiver").asString()).isEqualTo("phone \\(1\\)");
    assertThat(body.get("version").asString()).isEqualTo("4");
    assertThat(body.at("/alerts/0/endsAt").asString()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(body.at("/alerts/1/endsAt").asString()).isEqualTo("2026-01-02T03:04:00Z");
    assertThat(body.at("/alerts/0/fingerprint").asString()).hasSize(16);
    assertThat(body.at("/routeLabels/team").asString()).isEqualTo("night");
  }

  @Test
  void tellsHowManyAlertsWereLeftOut() {
    assertThat(send(storm(5), "/", 2, Optional.empty())).isInstanceOf(Outcome.Delivered.class);

    JsonNode body = Json.parse(hook.taken().getFirst());
    assertThat(body.get("alerts")).hasSize(2);
    assertThat(body.get("truncatedAlerts").asInt()).isEqualTo(3);
  }

  @Test
  void fillsAPayloadAndAnAddressOfTemplates() {
    JsonNode payload = Json.parse("{\"text\":\"{{ .Status }}\",\"n\":[1,\"{{ len .Alerts }}\"]}");

    Outcome outcome = send(storm(2), "/{{ .Status }}", 0, Optional.of(payload));

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(hook.taken()).containsExactly("{\"text\":\"firing\",\"n\":[1,\"2\"]}");
  }

  @Test
  void heedsWhatThePeerAsksToWait() {
    hook.answerNext(Response.status(429).withHeader("Retry-After", "3"));

    assertThat(send(storm(1), "/", 0, Optional.empty()))
        .isEqualTo(new Outcome.Retry(Duration.ofSeconds(3), Reason.RATE_LIMITED, "answered 429"));
  }

  @Test
  void tellsRefusalsFromFailures() {
    hook.answerNext(Response.error(404, "no such hook"));
    assertThat(send(storm(1), "/", 0, Optional.empty())).isInstanceOf(Outcome.Rejected.class);
    hook.answerNext(Response.status(503));
    assertThat(send(storm(1), "/", 0, Optional.empty())).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void aHookThatTakesLongerThanItMayIsTriedAgain() {
    CountDownLatch heard = new CountDownLatch(1);
    try (FakeProvider hanging = new FakeProvider(_ -> never(heard))) {
      WebhookOptions options =
          new WebhookOptions(
              Credential.of(hanging.url()),
              0,
              Optional.of(Duration.ofMillis(50)),
              Optional.empty());
      Outcome outcome =
          new WebhookChannel(
                  options,
                  NotificationTemplates.defaults(),
                  new Peer(clients, HttpClientOptions.DEFAULT),
                  Clock.system())
              .send(storm(1), KEY, DEADLINE);

      assertThat(outcome).isInstanceOf(Outcome.Retry.class);
      heard.countDown();
    }
  }

  private static Response never(CountDownLatch heard) throws InterruptedException {
    heard.await();
    return Response.text("ok");
  }

  @Test
  void logsInByTheAddress() {
    String basic = "Basic " + Base64.getEncoder().encodeToString("me:pass:word".getBytes(UTF_8));
    try (FakeProvider guarded =
        new FakeProvider(
            request ->
                Response.text("")
                    .withStatus(
                        request.header("Authorization").orElse("").equals(basic) ? 200 : 401))) {
      String url = guarded.url().replace("//", "//me:pass%3Aword@");
      WebhookOptions options =
          new WebhookOptions(Credential.of(url), 0, Optional.empty(), Optional.empty());
      Peer peer = new Peer(clients, HttpClientOptions.DEFAULT);
      Channel channel =
          new WebhookChannel(options, NotificationTemplates.defaults(), peer, Clock.system());

      assertThat(channel.send(message(firing("a", "b")), KEY, DEADLINE))
          .isEqualTo(new Outcome.Delivered(""));
    }
  }
}
