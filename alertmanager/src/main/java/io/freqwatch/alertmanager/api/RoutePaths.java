package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.core.TimingRemarks;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.DeliveryView;
import io.freqwatch.alertmanager.engine.GroupView;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.PrometheusDuration;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** When routes tell what, and what is on its way. Safe for use by many threads. */
final class RoutePaths {
  private final RouterLoop loop;

  RoutePaths(RouterLoop loop) {
    this.loop = loop;
  }

  /** The tree with what each node inherits, its groups, and what is confusing about its times. */
  Response routes(Request request) throws InterruptedException {
    return Response.json(Json.bytes(loop.call(RoutePaths::tree)));
  }

  private static ObjectNode tree(AlertRouter router, Instant now) {
    ObjectNode node = Json.object();
    node.set("route", withGroups(router, router.routing().tree(), now));
    ArrayNode remarks = node.putArray("remarks");
    TimingRemarks.of(router.routing().tree(), router.insight().retention()).forEach(remarks::add);
    return node;
  }

  private static ObjectNode withGroups(AlertRouter router, Route route, Instant now) {
    ObjectNode node = route(route);
    ArrayNode groups = node.putArray("groups");
    router.groups(now).stream()
        .filter(group -> group.route().path().equals(route.path()))
        .forEach(group -> groups.add(group(group)));
    ArrayNode children = node.putArray("routes");
    route.children().forEach(child -> children.add(withGroups(router, child, now)));
    return node;
  }

  private static ObjectNode group(GroupView group) {
    ObjectNode node = Json.object();
    node.set("labels", AlertPaths.labels(group.labels()));
    node.put("alerts", group.alerts().size()).put("nextLook", Times.text(group.next()));
    group.mutedBy().forEach(node.putArray("mutedBy")::add);
    return node;
  }

  /** A route with the times that hold for it, be they its own or inherited. */
  static ObjectNode route(Route route) {
    ObjectNode node =
        Json.object()
            .put("path", route.path())
            .put("matchers", route.matchers().toString())
            .put("receiver", route.receiver())
            .put("continue", route.continues())
            .put("groupWait", PrometheusDuration.format(route.groupWait()))
            .put("groupInterval", PrometheusDuration.format(route.groupInterval()))
            .put("repeatInterval", PrometheusDuration.format(route.repeatInterval()))
            .put(
                "effectiveRepeat", PrometheusDuration.format(TimingRemarks.effectiveRepeat(route)));
    ArrayNode groupBy = node.putArray("groupBy");
    route.groupBy().stream().sorted().forEach(groupBy::add);
    return node;
  }

  /** What has not arrived yet, oldest first. */
  Response outbox(Request request) throws InterruptedException {
    ArrayNode list =
        loop.call(
            (router, _) -> {
              ArrayNode found = Json.array();
              router.insight().deliveries().forEach(view -> found.add(delivery(view)));
              return found;
            });
    return Response.json(Json.bytes(list));
  }

  private static ObjectNode delivery(DeliveryView view) {
    Intent intent = view.intent();
    ObjectNode node = ExplainPaths.delivery(view);
    node.put("receiver", intent.key().receiver())
        .put("integration", intent.key().kind() + "[" + intent.key().index() + "]")
        .put("alerts", intent.alerts().size());
    node.set("groupLabels", AlertPaths.labels(intent.groupLabels()));
    return node;
  }
}
