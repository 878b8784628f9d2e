package io.freqwatch.alertmanager.store;

import static java.util.stream.Collectors.toSet;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records as JSON objects; {@code is} names the kind. */
final class RecordCodec {
  private RecordCodec() {}

  static byte[] encode(StoreRecord record) {
    return Json.bytes(
        switch (record) {
          case StoreRecord.AlertPut put -> alert(put.alert()).put("is", "alert");
          case StoreRecord.AlertGone gone -> kind("alert-gone").set("labels", map(gone.labels()));
          case StoreRecord.SilencePut put -> silence(put.silence());
          case StoreRecord.SilenceGone gone -> kind("silence-gone").put("id", gone.id());
          case StoreRecord.LogPut put -> entry(put.entry());
          case StoreRecord.LogGone gone -> kind("log-gone").set("key", key(gone.key()));
          case StoreRecord.IntentPut put -> intent(put.intent());
          case StoreRecord.IntentGone gone -> kind("intent-gone").put("id", gone.id());
          case StoreRecord.Noted noted -> HistoryCodec.encode(noted.event());
          case StoreRecord.Alive alive -> kind("alive").put("at", alive.at().toString());
        });
  }

  /**
   * @throws IllegalArgumentException for bytes that are no record of this version
   */
  static StoreRecord decode(byte[] bytes) {
    try {
      return decode(Json.parse(bytes));
    } catch (JsonException | DateTimeException e) {
      throw new IllegalArgumentException("not a record: " + e.getMessage(), e);
    }
  }

  private static StoreRecord decode(JsonNode node) {
    return switch (text(node, "is")) {
      case "alert" -> new StoreRecord.AlertPut(alert(node));
      case "alert-gone" -> new StoreRecord.AlertGone(labels(node.path("labels")));
      case "silence" -> new StoreRecord.SilencePut(silence(node));
      case "silence-gone" -> new StoreRecord.SilenceGone(text(node, "id"));
      case "log" -> new StoreRecord.LogPut(entry(node));
      case "log-gone" -> new StoreRecord.LogGone(key(node.path("key")));
      case "intent" -> new StoreRecord.IntentPut(intent(node));
      case "intent-gone" -> new StoreRecord.IntentGone(text(node, "id"));
      case HistoryCodec.KIND -> new StoreRecord.Noted(HistoryCodec.decode(node));
      case "alive" -> new StoreRecord.Alive(time(node, "at"));
      default -> throw new IllegalArgumentException("unknown record \"" + text(node, "is") + '"');
    };
  }

  private static ObjectNode kind(String name) {
    return Json.object().put("is", name);
  }

  private static ObjectNode alert(Alert alert) {
    ObjectNode node = Json.object();
    node.set("labels", map(alert.labels()));
    node.set("annotations", map(alert.annotations()));
    return node.put("starts", alert.startsAt().toString())
        .put("ends", alert.endsAt().toString())
        .put("updated", alert.updatedAt().toString())
        .put("timeout", alert.timeout())
        .put("generator", alert.generatorUrl());
  }

  private static Alert alert(JsonNode node) {
    return new Alert(
        labels(node.path("labels")),
        texts(node.path("annotations")),
        time(node, "starts"),
        time(node, "ends"),
        time(node, "updated"),
        node.path("timeout").asBoolean(false),
        text(node, "generator"));
  }

  private static ObjectNode silence(Silence silence) {
    ObjectNode node = kind("silence").put("id", silence.id());
    ArrayNode matchers = node.putArray("matchers");
    silence.matchers().list().forEach(matcher -> matchers.add(Matchers.text(matcher)));
    node.set("annotations", map(silence.annotations()));
    return node.put("starts", silence.startsAt().toString())
        .put("ends", silence.endsAt().toString())
        .put("updated", silence.updatedAt().toString())
        .put("by", silence.createdBy())
        .put("comment", silence.comment());
  }

  private static Silence silence(JsonNode node) {
    List<Matcher> matchers = new ArrayList<>();
    for (JsonNode each : node.path("matchers")) {
      matchers.add(MatcherGrammar.UTF8.parseOne(each.asString("")));
    }
    return new Silence(
        text(node, "id"),
        new Matchers(matchers),
        time(node, "starts"),
        time(node, "ends"),
        time(node, "updated"),
        text(node, "by"),
        text(node, "comment"),
        texts(node.path("annotations")));
  }

  private static ObjectNode key(NotificationKey key) {
    return Json.object()
        .put("group", key.groupKey())
        .put("receiver", key.receiver())
        .put("kind", key.kind())
        .put("index", key.index());
  }

  private static NotificationKey key(JsonNode node) {
    return new NotificationKey(
        text(node, "group"),
        text(node, "receiver"),
        text(node, "kind"),
        node.path("index").asInt(0));
  }

  private static ObjectNode entry(LogEntry entry) {
    ObjectNode node = kind("log");
    node.set("key", key(entry.key()));
    entry.firing().forEach(hash -> node.withArray("firing").add(hash.value()));
    entry.resolved().forEach(hash -> node.withArray("resolved").add(hash.value()));
    return node.put("at", entry.at().toString())
        .put("expires", entry.expiresAt().toString())
        .put("reference", entry.reference());
  }

  private static LogEntry entry(JsonNode node) {
    return new LogEntry(
        key(node.path("key")),
        hashes(node.path("firing")),
        hashes(node.path("resolved")),
        time(node, "at"),
        time(node, "expires"),
        text(node, "reference"));
  }

  private static Set<Fingerprint> hashes(JsonNode list) {
    return list.valueStream().map(each -> new Fingerprint(each.asLong())).collect(toSet());
  }

  private static ObjectNode intent(Intent intent) {
    ObjectNode node = kind("intent").put("id", intent.id());
    node.set("key", key(intent.key()));
    node.set("group", map(intent.groupLabels()));
    node.set("route", map(intent.routeLabels()));
    ArrayNode alerts = node.putArray("alerts");
    intent.alerts().forEach(alert -> alerts.add(alert(alert)));
    intent.told().ifPresent(entry -> node.set("told", entry(entry)));
    return node.put("reason", intent.reason().name())
        .put("at", intent.at().toString())
        .put("expires", intent.expiresAt().toString())
        .put("previous", intent.previousReference());
  }

  private static Intent intent(JsonNode node) {
    List<Alert> alerts = node.path("alerts").valueStream().map(RecordCodec::alert).toList();
    return new Intent(
        text(node, "id"),
        key(node.path("key")),
        NotificationReason.valueOf(text(node, "reason")),
        labels(node.path("group")),
        labels(node.path("route")),
        alerts,
        time(node, "at"),
        time(node, "expires"),
        node.has("told") ? Optional.of(entry(node.path("told"))) : Optional.empty(),
        text(node, "previous"));
  }

  private static ObjectNode map(Labels labels) {
    ObjectNode node = Json.object();
    labels.forEach(label -> node.put(label.name(), label.value()));
    return node;
  }

  private static ObjectNode map(Map<String, String> texts) {
    ObjectNode node = Json.object();
    texts.forEach(node::put);
    return node;
  }

  private static Labels labels(JsonNode node) {
    return Labels.of(texts(node));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
    return texts;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static Instant time(JsonNode node, String name) {
    return Instant.parse(text(node, name));
  }
}
