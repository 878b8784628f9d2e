package io.freqwatch.notifier;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Labels;
import io.freqwatch.rules.OutgoingAlert;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts as Alertmanager's API v2 takes them. */
final class AlertsDocument {
  private AlertsDocument() {}

  static byte[] of(List<OutgoingAlert> alerts) {
    ArrayNode list = Json.array();
    alerts.forEach(alert -> list.add(alert(alert)));
    return Json.bytes(list);
  }

  private static ObjectNode alert(OutgoingAlert alert) {
    ObjectNode node = Json.object();
    node.set("labels", labels(alert.labels()));
    node.set("annotations", labels(alert.annotations()));
    return node.put("startsAt", Instant.ofEpochMilli(alert.startsAtMillis()).toString())
        .put("endsAt", Instant.ofEpochMilli(alert.endsAtMillis()).toString())
        .put("generatorURL", alert.generatorUrl());
  }

  private static ObjectNode labels(Labels labels) {
    ObjectNode node = Json.object();
    labels.forEach(label -> node.put(label.name(), label.value()));
    return node;
  }
}
