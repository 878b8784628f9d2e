package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.engine.Acknowledgement;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.SilenceRefusedException;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Acknowledgements: made, listed, taken back. Safe for use by many threads. */
final class AcknowledgePaths {
  private static final JsonBody BODY = JsonBody.named("acknowledgement");
  private static final int MAX_TEXT = 1_000;

  private final RouterLoop loop;

  AcknowledgePaths(RouterLoop loop) {
    this.loop = loop;
  }

  /** The acknowledgement is on disk when this answers 200. */
  Response post(Request request) throws IOException, InterruptedException {
    JsonNode body = BODY.read(request);
    Acknowledgement wanted =
        new Acknowledgement(
            fingerprint(body),
            BODY.time(body, "episode"),
            limited(body, "createdBy", "somebody"),
            limited(body, "comment", "acknowledged"),
            longest(body));
    try {
      ObjectNode made =
          loop.call((router, now) -> shown(router, router.acknowledge(wanted, now), now));
      return Response.json(Json.bytes(made));
    } catch (SilenceRefusedException e) {
      throw OwnApi.refusal(e);
    }
  }

  private static Fingerprint fingerprint(JsonNode body) {
    JsonNode labels = body.path("labels");
    if (labels.isObject()) {
      return Fingerprint.of(Labels.of(BODY.texts(body, "labels")));
    }
    return OwnApi.fingerprint(BODY.text(body, "fingerprint"));
  }

  private static String limited(JsonNode body, String key, String fallback) {
    String text = BODY.text(body, key).strip();
    if (text.length() > MAX_TEXT) {
      throw OwnApi.refusal(400, key + " is longer than " + MAX_TEXT + " characters");
    }
    return text.isEmpty() ? fallback : text;
  }

  private static Duration longest(JsonNode body) {
    String text = BODY.text(body, "longest");
    try {
      Duration longest = text.isEmpty() ? Acknowledgement.LONGEST : PrometheusDuration.parse(text);
      if (longest.isPositive()) {
        return longest;
      }
    } catch (IllegalArgumentException ignored) { // the refusal says it better
      return refuseDuration(text);
    }
    return refuseDuration(text);
  }

  private static Duration refuseDuration(String text) {
    throw OwnApi.refusal(400, "longest: found \"" + text + "\", expected a duration such as 12h");
  }

  Response list(Request request) throws InterruptedException {
    ArrayNode list =
        loop.call(
            (router, now) -> {
              ArrayNode found = Json.array();
              router.silences().stream()
                  .filter(silence -> silence.acknowledges().isPresent())
                  .filter(silence -> silence.stateAt(now) == Silence.State.ACTIVE)
                  .forEach(silence -> found.add(shown(router, silence, now)));
              return found;
            });
    return Response.json(Json.bytes(list));
  }

  Response end(Request request) throws InterruptedException {
    String id = request.pathParameter("id");
    try {
      boolean _ =
          loop.call(
              (router, now) -> {
                requireAcknowledgement(router, id);
                router.expireSilence(id, now);
                return true;
              });
      return Response.status(200);
    } catch (SilenceRefusedException e) {
      throw OwnApi.refusal(e);
    }
  }

  private static void requireAcknowledgement(AlertRouter router, String id) {
    if (router.silence(id).flatMap(Silence::acknowledges).isEmpty()) {
      throw OwnApi.refusal(404, "there is no acknowledgement " + id);
    }
  }

  private static ObjectNode shown(AlertRouter router, Silence silence, Instant now) {
    ObjectNode node =
        Json.object()
            .put("silenceID", silence.id())
            .put("fingerprint", silence.acknowledges().orElse(""))
            .put("createdBy", silence.createdBy())
            .put("comment", silence.comment())
            .put("since", Times.text(silence.startsAt()))
            .put("until", Times.text(silence.endsAt()));
    Optional<Labels> labels =
        router.alerts(now).stream()
            .map(alert -> alert.labels())
            .filter(each -> silence.silences(each, now))
            .findFirst();
    labels.ifPresent(each -> node.set("labels", AlertPaths.labels(each)));
    return node;
  }
}
