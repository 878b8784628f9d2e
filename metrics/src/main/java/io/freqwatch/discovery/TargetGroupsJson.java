package io.freqwatch.discovery;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Target groups as files and HTTP servers write them: {@code [{"targets": ["host:port"], "labels":
 * {"name": "value"}}]}, and nothing else.
 */
final class TargetGroupsJson {
  private static final int MAX_TARGETS = 100_000;

  /** Objects and lists of a document, each of which takes far more memory than its two bytes. */
  private static final int MAX_NODES = 300_000;

  private TargetGroupsJson() {}

  /**
   * @throws IllegalArgumentException where the document has another form; the message says where
   * @throws io.freqwatch.codec.JsonException where it is no JSON
   */
  static List<TargetGroup> read(byte[] json) {
    require(nodes(json) <= MAX_NODES, "the document", "at most " + MAX_NODES + " { and [");
    return read(Json.parse(json));
  }

  private static int nodes(byte[] json) {
    int nodes = 0;
    for (byte each : json) {
      nodes += each == '{' || each == '[' ? 1 : 0;
    }
    return nodes;
  }

  private static List<TargetGroup> read(JsonNode document) {
    require(document.isArray(), "the document", "a list of target groups");
    List<TargetGroup> groups = new ArrayList<>();
    int targets = 0;
    for (JsonNode group : document) {
      groups.add(group("[" + groups.size() + "]", group));
      targets += groups.getLast().targets().size();
      require(targets <= MAX_TARGETS, "the document", "at most " + MAX_TARGETS + " targets");
    }
    return groups;
  }

  private static TargetGroup group(String place, JsonNode group) {
    require(group.isObject(), place, "an object with targets and labels");
    for (Map.Entry<String, JsonNode> member : group.properties()) {
      String name = member.getKey();
      require(
          name.equals("targets") || name.equals("labels"),
          place + "." + name,
          "only targets and labels");
    }
    return new TargetGroup(place, targets(place, group), labels(place, group));
  }

  private static List<Labels> targets(String place, JsonNode group) {
    JsonNode list = group.path("targets");
    require(isAbsent(list) || list.isArray(), place + ".targets", "a list of addresses");
    List<Labels> targets = new ArrayList<>();
    for (JsonNode address : list) {
      require(address.isString(), place + ".targets", "texts");
      targets.add(Labels.of(TargetGroup.ADDRESS, address.asString()));
    }
    return targets;
  }

  private static Labels labels(String place, JsonNode group) {
    JsonNode members = group.path("labels");
    require(isAbsent(members) || members.isObject(), place + ".labels", "names and values");
    Labels.Builder labels = Labels.builder();
    for (Map.Entry<String, JsonNode> label : members.properties()) {
      require(!label.getKey().isEmpty(), place + ".labels", "names that are not empty");
      require(label.getValue().isString(), place + ".labels." + label.getKey(), "a text");
      labels.set(label.getKey(), label.getValue().asString());
    }
    return labels.build();
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void require(boolean condition, String place, String expected) {
    if (!condition) {
      throw new IllegalArgumentException("at " + place + ": expected " + expected);
    }
  }
}
