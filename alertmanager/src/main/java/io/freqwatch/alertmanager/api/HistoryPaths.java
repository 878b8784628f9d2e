package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.store.HistoryEvent;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened to alerts, silences and notifications. Safe for use by many threads. */
final class HistoryPaths {
  private static final int LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final RouterLoop loop;

  HistoryPaths(RouterLoop loop) {
    this.loop = loop;
  }

  /** Newest first, page by page. */
  Response list(Request request) throws InterruptedException {
    Predicate<HistoryEvent> wanted = wanted(request);
    int limit = (int) number(request, "limit", LIMIT, MAX_LIMIT);
    List<HistoryEvent> found =
        loop.call(
            (router, _) ->
                router.insight().history().newestFirst().filter(wanted).limit(limit + 1L).toList());
    ObjectNode page = Json.object();
    ArrayNode events = page.putArray("events");
    List<HistoryEvent> shown = found.subList(0, Math.min(limit, found.size()));
    shown.forEach(event -> events.add(event(event)));
    if (found.size() > limit) {
      page.put("next", shown.getLast().number());
    }
    return Response.json(Json.bytes(page));
  }

  private static Predicate<HistoryEvent> wanted(Request request) {
    List<Predicate<HistoryEvent>> all = new ArrayList<>();
    Set<HistoryEvent.Kind> kinds = kinds(request);
    all.add(event -> kinds.isEmpty() || kinds.contains(event.kind()));
    List<Matcher> filter = AlertFilter.matchers(request, "filter", "");
    all.add(event -> filter.isEmpty() || AlertFilter.matches(filter, event.labels()));
    request.query("receiver").ifPresent(name -> all.add(event -> event.receiver().equals(name)));
    Optional<Fingerprint> alert = request.query("fingerprint").map(OwnApi::fingerprint);
    alert.ifPresent(which -> all.add(event -> event.isAbout(which)));
    request
        .query("from")
        .map(text -> OwnApi.time("from", text))
        .ifPresent(from -> all.add(event -> !event.at().isBefore(from)));
    request
        .query("to")
        .map(text -> OwnApi.time("to", text))
        .ifPresent(to -> all.add(event -> event.at().isBefore(to)));
    long before = number(request, "before", Long.MAX_VALUE, Long.MAX_VALUE);
    all.add(event -> event.number() < before);
    return event -> all.stream().allMatch(each -> each.test(event));
  }

  private static Set<HistoryEvent.Kind> kinds(Request request) {
    Set<HistoryEvent.Kind> kinds = new HashSet<>();
    for (String text : request.queryAll("kind")) {
      kinds.add(
          Arrays.stream(HistoryEvent.Kind.values())
              .filter(kind -> kind.toString().equals(text))
              .findFirst()
              .orElseThrow(() -> unknown(text)));
    }
    return kinds;
  }

  private static ApiRefusal unknown(String kind) {
    return OwnApi.refusal(
        400,
        "kind: found \"" + kind + "\", expected one of " + List.of(HistoryEvent.Kind.values()));
  }

  private static long number(Request request, String name, long fallback, long most) {
    String text = request.query(name).orElse("");
    if (text.isEmpty()) {
      return fallback;
    }
    long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    if (number < 1 || number > most) {
      throw OwnApi.refusal(
          400, name + ": found \"" + text + "\", expected a whole number from 1 to " + most);
    }
    return number;
  }

  static ObjectNode event(HistoryEvent event) {
    ObjectNode node =
        Json.object()
            .put("number", event.number())
            .put("at", Times.text(event.at()))
            .put("kind", event.kind().toString());
    if (!event.labels().isEmpty()) {
      node.set("labels", AlertPaths.labels(event.labels()));
    }
    subject(event).ifPresent(name -> node.put(name, subjectText(event)));
    if (!event.receiver().isEmpty()) {
      node.put("receiver", event.receiver()).put("integration", event.integration());
      event.alerts().forEach(alert -> node.withArray("alerts").add(alert.toString()));
    }
    if (!event.text().isEmpty()) {
      node.put("text", event.text());
    }
    return node;
  }

  private static Optional<String> subject(HistoryEvent event) {
    return switch (event.kind()) {
      case FIRED, RESOLVED -> Optional.of("fingerprint");
      case ACKNOWLEDGED, SILENCED, UNSILENCED -> Optional.of("silenceID");
      case DECIDED, DELAYED, DELIVERED, GIVEN_UP, REROUTED -> Optional.of("notificationID");
    };
  }

  private static String subjectText(HistoryEvent event) {
    return event.subject().isEmpty() ? Fingerprint.of(event.labels()).toString() : event.subject();
  }
}
