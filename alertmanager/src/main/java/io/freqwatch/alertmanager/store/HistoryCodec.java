package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.codec.Json;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of the history as JSON objects; what is empty is left out. */
final class HistoryCodec {
  static final String KIND = "event";

  private HistoryCodec() {}

  static ObjectNode encode(HistoryEvent event) {
    ObjectNode node = Json.object();
    node.put("is", KIND)
        .put("number", event.number())
        .put("at", event.at().toString())
        .put("kind", event.kind().name());
    if (!event.labels().isEmpty()) {
      ObjectNode labels = node.putObject("labels");
      event.labels().forEach(label -> labels.put(label.name(), label.value()));
    }
    put(node, "subject", event.subject());
    put(node, "receiver", event.receiver());
    put(node, "integration", event.integration());
    put(node, "text", event.text());
    event.alerts().forEach(alert -> node.withArray("alerts").add(alert.value()));
    return node;
  }

  private static void put(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }

  static HistoryEvent decode(JsonNode node) {
    List<Fingerprint> alerts =
        node.path("alerts").valueStream().map(each -> new Fingerprint(each.asLong())).toList();
    return new HistoryEvent(
        node.path("number").asLong(0),
        Instant.parse(text(node, "at")),
        HistoryEvent.Kind.valueOf(text(node, "kind")),
        labels(node.path("labels")),
        text(node, "subject"),
        text(node, "receiver"),
        text(node, "integration"),
        alerts,
        text(node, "text"));
  }

  private static Labels labels(JsonNode node) {
    Map<String, String> labels = new TreeMap<>();
    node.properties().forEach(entry -> labels.put(entry.getKey(), entry.getValue().asString("")));
    return Labels.of(labels);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
