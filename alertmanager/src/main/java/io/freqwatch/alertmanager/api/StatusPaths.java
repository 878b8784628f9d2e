package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.config.Receiver;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Matcher;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the router is set to, and the paths for whoever runs it. Safe for use by many threads. */
final class StatusPaths {
  private final RouterLoop loop;
  private final ApiOptions options;

  StatusPaths(RouterLoop loop, ApiOptions options) {
    this.loop = loop;
    this.options = options;
  }

  Response status(Request request) throws InterruptedException {
    ObjectNode node = Json.object();
    ObjectNode cluster = node.putObject("cluster");
    cluster.putArray("peers");
    cluster.put("status", "disabled");
    node.putObject("config").put("original", config().shown());
    node.put("uptime", Times.text(options.started()));
    node.putObject("versionInfo")
        .put("branch", "")
        .put("buildDate", "")
        .put("buildUser", "")
        .put("goVersion", "")
        .put("revision", "freqwatch")
        .put("version", options.version());
    return Response.json(Json.bytes(node));
  }

  Response receivers(Request request) throws InterruptedException {
    List<Matcher> matchers = AlertFilter.receiverMatchers(request);
    ArrayNode list = Json.array();
    for (Receiver receiver : config().receivers().values()) {
      if (AlertFilter.matches(matchers, receiver.labels())) {
        ObjectNode node = list.addObject();
        node.set("labels", AlertPaths.labels(receiver.labels()));
        node.put("name", receiver.name());
      }
    }
    return Response.json(Json.bytes(list));
  }

  private AlertmanagerConfig config() throws InterruptedException {
    return loop.call((router, _) -> router.routing().config());
  }

  Response reload(Request request) throws InterruptedException {
    try {
      options.reloader().reload();
      return Response.status(200);
    } catch (RuntimeException e) {
      return Response.text("failed to reload config: " + e.getMessage() + "\n").withStatus(500);
    }
  }

  static Response fine(Request request) {
    return Response.text("OK");
  }

  static Response deprecated(Request request) {
    ObjectNode node =
        Json.object()
            .put("status", "deprecated")
            .put("error", "the API of version 1 is gone; use the same path of version 2");
    return Response.json(Json.bytes(node)).withStatus(410);
  }
}
