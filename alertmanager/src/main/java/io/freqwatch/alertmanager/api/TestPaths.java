package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.channel.Channel;
import io.freqwatch.alertmanager.channel.DeliveryKey;
import io.freqwatch.alertmanager.channel.Message;
import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.channel.Rehearsal;
import io.freqwatch.alertmanager.channel.Rehearsal.Rehearsed;
import io.freqwatch.alertmanager.config.Integration;
import io.freqwatch.alertmanager.config.Receiver;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tries a receiver out, with or without sending. Safe for use by many threads. */
final class TestPaths {
  private static final JsonBody BODY = JsonBody.named("test");
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int TESTS_AT_ONCE = 4;

  private final RouterLoop loop;
  private final Supplier<Rehearsal> rehearsal;
  private final Semaphore running = new Semaphore(TESTS_AT_ONCE);

  TestPaths(RouterLoop loop, Supplier<Rehearsal> rehearsal) {
    this.loop = loop;
    this.rehearsal = rehearsal;
  }

  /** What is to be tried: a receiver, with a channel for each of its integrations. */
  private record Trial(Receiver receiver, List<Channel> channels, Message message) {}

  Response test(Request request) throws IOException, InterruptedException {
    JsonNode body = request.body().length == 0 ? Json.object() : BODY.read(request);
    boolean live = BODY.flag(body, "live").orElse(false);
    String only = BODY.text(body, "integration");
    String name = request.pathParameter("name");
    Trial trial = loop.call((router, now) -> trial(router, name, body, now));
    if (!running.tryAcquire()) {
      throw OwnApi.refusal(503, TESTS_AT_ONCE + " tests are running; try again later");
    }
    try {
      return Response.json(Json.bytes(answer(trial, live, only)));
    } finally {
      running.release();
    }
  }

  private static Trial trial(AlertRouter router, String name, JsonNode body, Instant now) {
    Receiver receiver = router.routing().config().receivers().get(name);
    if (receiver == null) {
      throw OwnApi.refusal(404, "there is no receiver " + name);
    }
    Alert alert = alert(router, name, body, now).asSentAt(now);
    Message message =
        new Message(
            name,
            "{}:{test=\"" + name + "\"}",
            Labels.of("alertname", alert.name()),
            Labels.EMPTY,
            NotificationReason.FIRST,
            List.of(alert),
            now,
            router.insight().externalUrl(),
            "");
    return new Trial(receiver, router.routing().channels(name), message);
  }

  private static Alert alert(AlertRouter router, String name, JsonNode body, Instant now) {
    String fingerprint = BODY.text(body, "fingerprint");
    if (!fingerprint.isEmpty()) {
      Fingerprint wanted = OwnApi.fingerprint(fingerprint);
      return router.alerts(now).stream()
          .filter(alert -> alert.fingerprint().equals(wanted))
          .findFirst()
          .orElseThrow(() -> OwnApi.refusal(404, "no alert " + fingerprint + " fires"));
    }
    Map<String, String> labels = new TreeMap<>(Map.of("alertname", "Test", "severity", "info"));
    labels.putAll(BODY.texts(body, "labels"));
    Map<String, String> annotations = new TreeMap<>();
    annotations.put("summary", "a test of the receiver " + name);
    annotations.put("description", "Nothing is wrong: somebody tries whether messages arrive.");
    annotations.putAll(BODY.texts(body, "annotations"));
    return new Alert(
        Labels.of(labels), annotations, now, now.plus(Duration.ofHours(1)), now, false, "");
  }

  private ObjectNode answer(Trial trial, boolean live, String only) {
    ObjectNode node = Json.object().put("receiver", trial.receiver().name()).put("live", live);
    ArrayNode integrations = node.putArray("integrations");
    for (int i = 0; i < trial.receiver().integrations().size(); i++) {
      Integration each = trial.receiver().integrations().get(i);
      String name = each.kind() + "[" + each.index() + "]";
      if (only.isEmpty() || only.equals(name)) {
        ObjectNode tried =
            live ? sent(trial.channels().get(i), trial.message()) : shown(each, trial.message());
        integrations.add(tried.put("integration", name));
      }
    }
    return node;
  }

  private static ObjectNode sent(Channel channel, Message message) {
    DeliveryKey key = new DeliveryKey("test-" + UUID.randomUUID());
    return outcome(channel.send(message, key, DEADLINE), "delivered");
  }

  private ObjectNode shown(Integration integration, Message message) {
    Rehearsed rehearsed = rehearsal.get().of(integration, message);
    ObjectNode node = outcome(rehearsed.outcome(), "rendered");
    ArrayNode requests = node.putArray("requests");
    for (Rehearsal.Shown each : rehearsed.requests()) {
      ObjectNode request =
          requests
              .addObject()
              .put("method", each.method())
              .put("url", each.url())
              .put("body", each.body());
      request.set("headers", AlertPaths.texts(each.headers()));
    }
    return node;
  }

  private static ObjectNode outcome(Outcome outcome, String success) {
    return switch (outcome) {
      case Outcome.Delivered _ -> Json.object().put("outcome", success).put("why", "");
      case Outcome.Retry retry -> Json.object().put("outcome", "retry").put("why", retry.why());
      case Outcome.Rejected rejected ->
          Json.object().put("outcome", "rejected").put("why", rejected.why());
    };
  }
}
