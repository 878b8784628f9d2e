package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.DeliveryView;
import io.freqwatch.alertmanager.engine.Explanation;
import io.freqwatch.alertmanager.engine.Explanation.Listener;
import io.freqwatch.alertmanager.engine.Explanation.Way;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.store.HistoryEvent;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why who is told of an alert, or is not. Safe for use by many threads. */
final class ExplainPaths {
  private static final int ATTEMPTS = 10;

  private final RouterLoop loop;

  ExplainPaths(RouterLoop loop) {
    this.loop = loop;
  }

  /** Of a known alert by its fingerprint, or of any by its labels. */
  Response explain(Request request) throws InterruptedException {
    String fingerprint = request.query("fingerprint").orElse("");
    Labels given = fingerprint.isEmpty() ? labels(request) : Labels.EMPTY;
    ObjectNode node =
        loop.call(
            (router, now) -> {
              Labels labels = fingerprint.isEmpty() ? given : known(router, fingerprint);
              return shown(router, router.insight().explain(labels, now), now);
            });
    return Response.json(Json.bytes(node));
  }

  private static Labels labels(Request request) {
    String text = request.query("labels").orElse("");
    Labels.Builder labels = Labels.builder();
    try {
      for (Matcher each : MatcherGrammar.EITHER.parse(text).list()) {
        requireEqual(each);
        labels.set(each.name(), each.value());
      }
    } catch (IllegalArgumentException e) {
      throw OwnApi.refusal(400, "labels: " + e.getMessage());
    }
    Labels read = labels.build();
    if (read.isEmpty()) {
      throw OwnApi.refusal(
          400, "expected a fingerprint, or labels such as {alertname=\"FtBotDown\",bot=\"alpha\"}");
    }
    return read;
  }

  private static void requireEqual(Matcher matcher) {
    if (matcher.type() != Matcher.Type.EQUAL) {
      throw new IllegalArgumentException(matcher.name() + ": expected =, for labels are meant");
    }
  }

  private static Labels known(AlertRouter router, String fingerprint) {
    Fingerprint wanted = OwnApi.fingerprint(fingerprint);
    return router
        .insight()
        .labelsOf(wanted)
        .orElseThrow(() -> OwnApi.refusal(404, "no alert " + fingerprint + " is known"));
  }

  private static ObjectNode shown(AlertRouter router, Explanation found, Instant now) {
    Fingerprint fingerprint = Fingerprint.of(found.labels());
    ObjectNode node = Json.object();
    node.set("labels", AlertPaths.labels(found.labels()));
    node.put("fingerprint", fingerprint.toString());
    node.put("state", state(found, now));
    found.alert().ifPresent(alert -> node.set("alert", alert(alert)));
    ArrayNode silences = node.putArray("silences");
    found.silences().forEach(silence -> silences.add(silence(silence)));
    ArrayNode inhibitedBy = node.putArray("inhibitedBy");
    found.inhibitedBy().forEach(source -> inhibitedBy.add(source(source)));
    ArrayNode routes = node.putArray("routes");
    found.ways().forEach(way -> routes.add(way(router, way, fingerprint)));
    return node;
  }

  private static String state(Explanation found, Instant now) {
    return found
        .alert()
        .map(alert -> alert.isResolvedAt(now) ? "resolved" : "firing")
        .orElse("unknown");
  }

  private static ObjectNode alert(Alert alert) {
    return Json.object()
        .put("startsAt", Times.text(alert.startsAt()))
        .put("endsAt", Times.text(alert.endsAt()))
        .put("updatedAt", Times.text(alert.updatedAt()));
  }

  private static ObjectNode source(Alert alert) {
    ObjectNode node = Json.object().put("fingerprint", alert.fingerprint().toString());
    node.set("labels", AlertPaths.labels(alert.labels()));
    return node;
  }

  private static ObjectNode silence(Silence silence) {
    return Json.object()
        .put("silenceID", silence.id())
        .put("acknowledgement", silence.acknowledges().isPresent())
        .put("matchers", silence.matchers().toString())
        .put("createdBy", silence.createdBy())
        .put("comment", silence.comment())
        .put("until", Times.text(silence.endsAt()));
  }

  private static ObjectNode way(AlertRouter router, Way way, Fingerprint alert) {
    Route route = way.route();
    ObjectNode node = RoutePaths.route(route);
    node.set("groupLabels", AlertPaths.labels(way.groupLabels()));
    node.put("groupKey", route.groupKey(way.groupLabels()));
    way.mutedBy().forEach(node.putArray("mutedBy")::add);
    way.nextLook().ifPresent(at -> node.put("nextLook", Times.text(at)));
    ArrayNode listeners = node.putArray("integrations");
    for (Listener each : way.listeners()) {
      ObjectNode listener = listener(each);
      ArrayNode events = listener.putArray("history");
      router
          .insight()
          .history()
          .newestFirst()
          .filter(event -> concerns(event, route.receiver(), each) && event.isAbout(alert))
          .limit(ATTEMPTS)
          .forEach(event -> events.add(HistoryPaths.event(event)));
      listeners.add(listener);
    }
    return node;
  }

  private static boolean concerns(HistoryEvent event, String receiver, Listener listener) {
    return event.receiver().equals(receiver)
        && event.integration().equals(listener.kind() + "[" + listener.index() + "]");
  }

  private static ObjectNode listener(Listener listener) {
    ObjectNode node =
        Json.object()
            .put("integration", listener.kind() + "[" + listener.index() + "]")
            .put("sendResolved", listener.sendResolved())
            .put("knows", listener.knows())
            .put("why", listener.why());
    listener.told().ifPresent(entry -> node.put("toldAt", Times.text(entry.at())));
    listener.next().ifPresent(at -> node.put("nextPossible", Times.text(at)));
    listener.onItsWay().ifPresent(view -> node.set("onItsWay", delivery(view)));
    return node;
  }

  static ObjectNode delivery(DeliveryView view) {
    return Json.object()
        .put("notificationID", view.intent().id())
        .put("reason", view.intent().reason().toString())
        .put("since", Times.text(view.intent().at()))
        .put("expiresAt", Times.text(view.intent().expiresAt()))
        .put("attempts", view.attempts())
        .put("lastFailure", view.lastFailure())
        .put("nextAttempt", Times.text(view.nextAttempt()))
        .put("inFlight", view.inFlight());
  }
}
