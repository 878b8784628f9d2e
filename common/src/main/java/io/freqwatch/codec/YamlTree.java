package io.freqwatch.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as trees without a schema, and such trees as YAML. */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Of one tree: aliases could unfold to more than memory holds. */
  private static final int MAX_NODES = 100_000;

  private int nodes;

  private YamlTree() {}

  /**
   * @throws IllegalArgumentException for more than 100,000 nodes, aliases unfolded
   */
  static JsonNode of(Node node) {
    return new YamlTree().tree(node);
  }

  private JsonNode tree(Node node) {
    if (++nodes > MAX_NODES) {
      throw new IllegalArgumentException("more than " + MAX_NODES + " values");
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping);
      case SequenceNode sequence -> array(sequence);
      case ScalarNode scalar -> scalar(scalar);
      default -> NODES.nullNode();
    };
  }

  private JsonNode object(MappingNode mapping) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        object.set(key.getValue(), tree(tuple.getValueNode()));
      }
    }
    return object;
  }

  private JsonNode array(SequenceNode sequence) {
    ArrayNode array = NODES.arrayNode();
    sequence.getValue().forEach(item -> array.add(tree(item)));
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    }
    return tag.equals(Tag.INT) ? whole(text) : NODES.stringNode(text);
  }

  private static JsonNode whole(String text) {
    try {
      return NODES.numberNode(Long.parseLong(text));
    } catch (NumberFormatException ignored) { // octal, hexadecimal or huge: kept as it is written
      return NODES.stringNode(text);
    }
  }

  static String text(JsonNode tree) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(1 << 20).build();
    return new Dump(settings).dumpToString(plain(tree));
  }

  private static Object plain(JsonNode tree) {
    if (tree.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      tree.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    if (tree.isArray()) {
      List<Object> list = new ArrayList<>();
      tree.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (tree.isBoolean()) {
      return tree.booleanValue();
    }
    return tree.isIntegralNumber() ? tree.longValue() : tree.asString("");
  }
}
