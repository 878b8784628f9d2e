package io.freqwatch.alertmanager.api;

import io.freqwatch.codec.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one router told, as a stream of webhooks for each receiver and group. Only two things are
 * not kept as they came: the order of names in objects, which JSON leaves open; and the times of
 * alerts labelled {@code assumed}, which are those of the router's own clock and so become half
 * seconds of the play. Safe for many threads.
 */
final class Streams {
  /** One webhook, at its moment of the play. */
  record Told(long atMillis, String text) {}

  private static final Set<String> TIMES = Set.of("startsAt", "endsAt");
  private static final long NEAR_MILLIS = 500;

  private final Map<String, List<Told>> heard = new TreeMap<>();
  private final Instant begin;

  Streams(Instant begin) {
    this.begin = begin;
  }

  static String name(String receiver, JsonNode message) {
    return receiver + " " + message.path("groupKey").asString();
  }

  synchronized void add(String receiver, JsonNode message, Instant at) {
    heard
        .computeIfAbsent(name(receiver, message), _ -> new ArrayList<>())
        .add(new Told(Duration.between(begin, at).toMillis(), plain(message, false).toString()));
  }

  synchronized Map<String, List<Told>> all() {
    return new TreeMap<>(heard);
  }

  private JsonNode plain(JsonNode node, boolean assumed) {
    if (node.isArray()) {
      var list = Json.array();
      node.forEach(item -> list.add(plain(item, assumed)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    boolean ours = assumed || node.path("labels").has("assumed");
    ObjectNode object = Json.object();
    Map<String, JsonNode> entries = new TreeMap<>();
    node.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    entries.forEach(
        (name, value) -> {
          if (ours && TIMES.contains(name)) {
            object.put(name, near(Instant.parse(value.asString())));
          } else {
            object.set(name, plain(value, ours));
          }
        });
    return object;
  }

  private String near(Instant time) {
    long millis = Duration.between(begin, time).toMillis();
    return time.isBefore(begin.minusSeconds(1_000))
        ? time.toString()
        : "about " + Math.floorDiv(millis + NEAR_MILLIS / 2, NEAR_MILLIS) * NEAR_MILLIS;
  }
}
