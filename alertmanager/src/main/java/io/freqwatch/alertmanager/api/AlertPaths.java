package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.config.Receiver;
import io.freqwatch.alertmanager.core.AlertOrder;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.core.Suppression;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.GroupView;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.Statistics;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts: reported, listed, and listed in their groups. Safe for use by many threads. */
final class AlertPaths {
  static final Comparator<GroupView> GROUPS =
      Comparator.comparing(GroupView::labels, AlertOrder.LABELS)
          .thenComparing(view -> view.route().receiver());

  private final RouterLoop loop;
  private final Statistics statistics;

  AlertPaths(RouterLoop loop, Statistics statistics) {
    this.loop = loop;
    this.statistics = statistics;
  }

  /** What is valid is kept, and is on disk when this answers, even where another alert is not. */
  Response post(Request request) throws IOException, InterruptedException {
    record Begin(Duration resolveTimeout, Instant now) {}
    Begin begin =
        loop.call((router, now) -> new Begin(router.routing().config().resolveTimeout(), now));
    AlertBody.Read read = AlertBody.read(request, begin.resolveTimeout(), begin.now());
    statistics.add("alertmanager_alerts_invalid_total", read.problems().size(), "version", "v2");
    int leftOut = loop.call((router, now) -> router.put(read.valid(), now));
    if (leftOut > 0) {
      throw ApiRefusal.of(503, "there are too many alerts: " + leftOut + " are left out");
    }
    if (!read.problems().isEmpty()) {
      throw ApiRefusal.of(400, String.join("\n", read.problems()));
    }
    return Response.status(200);
  }

  Response list(Request request) throws InterruptedException {
    AlertFilter filter = AlertFilter.of(request);
    return Response.json(Json.bytes(loop.call((router, now) -> list(router, filter, now))));
  }

  private static ArrayNode list(AlertRouter router, AlertFilter filter, Instant now) {
    ArrayNode list = Json.array();
    router.alerts(now).stream()
        .filter(alert -> filter.takes(alert.labels()))
        .sorted(Comparator.comparing(Alert::fingerprint))
        .forEach(alert -> add(router, alert, filter, List.of(), now, list));
    return list;
  }

  private static void add(
      AlertRouter router,
      Alert alert,
      AlertFilter filter,
      List<String> mutedBy,
      Instant now,
      ArrayNode into) {
    List<String> receivers = receivers(router, alert.labels());
    Suppression suppression = router.suppression(alert.labels(), now);
    boolean wanted =
        receivers.stream().anyMatch(filter.receiver())
            && receivers.stream().anyMatch(name -> matches(router, name, filter))
            && filter.takes(suppression);
    if (wanted) {
      into.add(alert(alert, receivers, suppression, mutedBy));
    }
  }

  private static List<String> receivers(AlertRouter router, Labels labels) {
    return router.routing().tree().match(labels).stream().map(Route::receiver).toList();
  }

  private static boolean matches(AlertRouter router, String name, AlertFilter filter) {
    Receiver receiver = router.routing().config().receivers().get(name);
    return receiver != null && AlertFilter.matches(filter.receiverMatchers(), receiver.labels());
  }

  private static ObjectNode alert(
      Alert alert, List<String> receivers, Suppression suppression, List<String> mutedBy) {
    boolean held = suppression.holdsBack() || !mutedBy.isEmpty();
    ObjectNode status = Json.object();
    suppression.inhibitedBy().forEach(status.putArray("inhibitedBy")::add);
    mutedBy.forEach(status.putArray("mutedBy")::add);
    suppression.silencedBy().forEach(status.putArray("silencedBy")::add);
    status.put("state", held ? "suppressed" : "active");
    ObjectNode node = Json.object();
    node.set("annotations", texts(alert.annotations()));
    node.put("endsAt", Times.text(alert.endsAt()));
    node.put("fingerprint", alert.fingerprint().toString());
    ArrayNode names = node.putArray("receivers");
    receivers.forEach(name -> names.addObject().put("name", name));
    node.put("startsAt", Times.text(alert.startsAt()));
    node.set("status", status);
    node.put("updatedAt", Times.text(alert.updatedAt()));
    if (!alert.generatorUrl().isEmpty()) {
      node.put("generatorURL", alert.generatorUrl());
    }
    node.set("labels", labels(alert.labels()));
    return node;
  }

  Response groups(Request request) throws InterruptedException {
    AlertFilter filter = AlertFilter.of(request);
    return Response.json(Json.bytes(loop.call((router, now) -> groups(router, filter, now))));
  }

  private static ArrayNode groups(AlertRouter router, AlertFilter filter, Instant now) {
    List<GroupView> views = new ArrayList<>(router.groups(now));
    views.sort(GROUPS);
    ArrayNode list = Json.array();
    for (GroupView view : views) {
      boolean wanted =
          filter.receiver().test(view.route().receiver())
              && matches(router, view.route().receiver(), filter)
              && (filter.muted() || view.mutedBy().isEmpty());
      ObjectNode group = wanted ? group(router, view, filter, now) : Json.object();
      if (!group.path("alerts").isEmpty()) {
        list.add(group);
      }
    }
    return list;
  }

  static ObjectNode group(AlertRouter router, GroupView view, AlertFilter filter, Instant now) {
    ObjectNode node = Json.object();
    ArrayNode alerts = node.putArray("alerts");
    view.alerts().stream()
        .filter(alert -> !alert.isResolvedAt(now) && filter.takes(alert.labels()))
        .sorted(AlertOrder.ALERTS)
        .forEach(alert -> add(router, alert, filter, view.mutedBy(), now, alerts));
    node.set("labels", labels(view.labels()));
    if (!view.route().labels().isEmpty()) {
      node.set("routeLabels", labels(view.route().labels()));
    }
    node.putObject("receiver").put("name", view.route().receiver());
    return node;
  }

  static ObjectNode labels(Labels labels) {
    return texts(labels.toMap());
  }

  static ObjectNode texts(Map<String, String> texts) {
    ObjectNode node = Json.object();
    texts.forEach(node::put);
    return node;
  }
}
