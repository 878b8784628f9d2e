package io.freqwatch.codec;

import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * A mapping of a YAML file, read key by key. Each reading that fails adds a {@link Problem} and
 * answers a harmless value, so that one pass finds every mistake; the caller throws at the end with
 * {@link Problems#throwIfAny}. {@link #rejectUnknownKeys} names what nobody asked for. Used by one
 * thread.
 */
public final class YamlMapping {
  private static final int MAX_MERGES = 5;

  /** More would hide what matters. */
  private static final int MAX_LISTED_KEYS = 20;

  private final String file;
  private final String path;
  private final Problems problems;
  private final @Nullable Node node;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  YamlMapping(String file, String path, MappingNode node, Problems problems) {
    this.file = file;
    this.path = path;
    this.problems = problems;
    this.node = node;
    node.getValue().forEach(this::index);
    merge(node, MAX_MERGES);
  }

  private YamlMapping(String file, Problems problems) {
    this.file = file;
    this.path = "";
    this.problems = problems;
    this.node = null;
  }

  /** A mapping without keys. */
  public static YamlMapping empty(String file, Problems problems) {
    return new YamlMapping(file, problems);
  }

  /** The mappings of a list that is a whole document. */
  static List<YamlMapping> list(String file, Node top, Problems problems) {
    YamlMapping whole = new YamlMapping(file, problems);
    if (!(top instanceof SequenceNode sequence)) {
      whole.report(top, "", describe(top), "a list");
      return List.of();
    }
    return whole.mappings("", sequence.getValue());
  }

  private void index(NodeTuple tuple) {
    if (isMerge(tuple)) {
      return;
    }
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      report(tuple.getKeyNode(), "", "a key that is no text", "a name");
    } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
      report(key, key.getValue(), "the key a second time", "each key once");
    }
  }

  /** Takes from merged mappings the keys that stand in none before; merges of merges too. */
  private void merge(MappingNode from, int depth) {
    for (NodeTuple tuple : from.getValue()) {
      if (isMerge(tuple) && depth > 0) {
        mergedMappings(tuple.getValueNode()).forEach(merged -> mergeOne(merged, depth - 1));
      }
    }
  }

  private void mergeOne(MappingNode merged, int depth) {
    for (NodeTuple tuple : merged.getValue()) {
      if (!isMerge(tuple) && tuple.getKeyNode() instanceof ScalarNode key) {
        entries.putIfAbsent(key.getValue(), tuple);
      }
    }
    merge(merged, depth);
  }

  private static List<MappingNode> mergedMappings(Node value) {
    List<Node> nodes = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    return nodes.stream()
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .toList();
  }

  private static boolean isMerge(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key
        && key.isPlain()
        && key.getValue().equals("<<")
        && !(tuple.getValueNode() instanceof ScalarNode);
  }

  public Set<String> keys() {
    return entries.keySet();
  }

  /** Whether the key is there with a value other than null. */
  public boolean has(String key) {
    return value(key) != null;
  }

  /** The text of a scalar; a missing key is a problem and answers "". */
  public String text(String key) {
    return required(key, optionalText(key), "", "some text");
  }

  public Optional<String> optionalText(String key) {
    return scalar(key, "a single value", text -> text);
  }

  /** A required value in a form of the caller's own. */
  public <T> T parsed(String key, String expected, T fallback, Function<String, T> parser) {
    return required(key, scalar(key, expected, parser), fallback, expected);
  }

  /**
   * A value in a form of the caller's own; the parser throws {@link IllegalArgumentException} for
   * what it does not take.
   */
  public <T> Optional<T> optional(String key, String expected, Function<String, T> parser) {
    return scalar(key, expected, parser);
  }

  /** A whole number between two bounds, both included. */
  public Optional<Long> integer(String key, long least, long most) {
    String expected = "a whole number from " + least + " to " + most;
    return scalar(key, expected, text -> between(Long.parseLong(text), least, most));
  }

  public Optional<Boolean> flag(String key) {
    return scalar(key, "true or false", YamlMapping::parseFlag);
  }

  public Optional<Duration> duration(String key) {
    return scalar(key, "a duration such as 15s, 5m or 90d", PrometheusDuration::parse);
  }

  public Optional<YamlMapping> mapping(String key) {
    return switch (value(key)) {
      case null -> Optional.empty();
      case MappingNode found -> Optional.of(new YamlMapping(file, pathOf(key), found, problems));
      case Node found -> {
        report(found, key, describe(found), "keys and values");
        yield Optional.empty();
      }
    };
  }

  /** Whatever stands there, as a tree; texts, flags and whole numbers keep their kind. */
  public Optional<JsonNode> tree(String key) {
    Node found = value(key);
    return found == null ? Optional.empty() : Optional.of(YamlTree.of(found));
  }

  /** The mappings of a list; items of another form are problems and left out. */
  public List<YamlMapping> mappings(String key) {
    return mappings(key, items(key));
  }

  private List<YamlMapping> mappings(String key, List<Node> items) {
    List<YamlMapping> result = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String itemPath = key + "[" + i + "]";
      if (items.get(i) instanceof MappingNode item) {
        result.add(new YamlMapping(file, pathOf(itemPath), item, problems));
      } else {
        report(items.get(i), itemPath, describe(items.get(i)), "keys and values");
      }
    }
    return result;
  }

  /** Whether the key is there, with whatever value. */
  public boolean names(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /** The texts of a list of scalars. */
  public List<String> texts(String key) {
    List<String> result = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof ScalarNode scalar) {
        result.add(scalar.getValue());
      } else {
        report(item, key, describe(item), "a list of single values");
      }
    }
    return result;
  }

  /** The keys and texts of a mapping of scalars, such as labels. */
  public Map<String, String> textMap(String key) {
    Map<String, String> result = new LinkedHashMap<>();
    mapping(key)
        .ifPresent(
            inner ->
                inner
                    .keys()
                    .forEach(
                        name ->
                            inner.optionalText(name).ifPresent(text -> result.put(name, text))));
    return result;
  }

  /**
   * Whether the key holds a mapping, to tell {@code password: x} from {@code password: {file: x}}.
   */
  public boolean isMapping(String key) {
    return value(key) instanceof MappingNode;
  }

  /** Whether the key holds a list, to tell {@code [a, b]} from {@code a,b}. */
  public boolean isList(String key) {
    return value(key) instanceof SequenceNode;
  }

  /** Adds a problem at the place of a key. */
  public void problem(String key, String found, String expected) {
    NodeTuple tuple = entries.get(key);
    report(tuple == null ? node : tuple.getKeyNode(), key, found, expected);
  }

  /** Adds a problem for each key that was not read. */
  public void rejectUnknownKeys() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        report(
            entry.getValue().getKeyNode(),
            entry.getKey(),
            "an unknown key",
            knownKeys(entry.getKey()));
      }
    }
  }

  /** Where a key stands, as {@code file:line:column}, for messages that are no problems. */
  public String place(String key) {
    NodeTuple tuple = entries.get(key);
    Node place = tuple == null ? node : tuple.getKeyNode();
    return file + ":" + line(place) + ":" + column(place);
  }

  private String knownKeys(String written) {
    String hint =
        NearestName.of(written, asked).map(name -> " (did you mean \"" + name + "\"?)").orElse("");
    return asked.size() > MAX_LISTED_KEYS
        ? "a key that is known here" + hint
        : "one of " + String.join(", ", asked) + hint;
  }

  private List<Node> items(String key) {
    return switch (value(key)) {
      case null -> List.of();
      case SequenceNode sequence -> sequence.getValue();
      case Node found -> {
        report(found, key, describe(found), "a list");
        yield List.of();
      }
    };
  }

  private <T> Optional<T> scalar(String key, String expected, Function<String, T> parser) {
    return switch (value(key)) {
      case null -> Optional.empty();
      case ScalarNode scalar -> parse(key, scalar, expected, parser);
      case Node found -> {
        report(found, key, describe(found), expected);
        yield Optional.empty();
      }
    };
  }

  private <T> Optional<T> parse(
      String key, ScalarNode scalar, String expected, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(scalar.getValue()));
    } catch (IllegalArgumentException ignored) { // the problem says it better
      report(scalar, key, describe(scalar), expected);
      return Optional.empty();
    }
  }

  /** A value of the wrong form was reported already; only an absent key is reported here. */
  private <T> T required(String key, Optional<T> found, T fallback, String expected) {
    if (found.isEmpty() && !has(key)) {
      problem(key, "nothing", expected);
    }
    return found.orElse(fallback);
  }

  private @Nullable Node value(String key) {
    asked.add(key);
    NodeTuple tuple = entries.get(key);
    if (tuple == null || tuple.getValueNode().getTag().equals(Tag.NULL)) {
      return null;
    }
    return tuple.getValueNode();
  }

  private void report(@Nullable Node place, String key, String found, String expected) {
    problems.add(new Problem(file, line(place), column(place), pathOf(key), found, expected));
  }

  private static int line(@Nullable Node place) {
    return place == null ? 0 : place.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static int column(@Nullable Node place) {
    return place == null ? 0 : place.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
  }

  private String pathOf(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  private static String describe(Node node) {
    return switch (node) {
      case ScalarNode scalar -> "\"" + abbreviated(scalar.getValue()) + "\"";
      case MappingNode ignored -> "keys and values";
      case SequenceNode ignored -> "a list";
      default -> "something else";
    };
  }

  private static String abbreviated(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static Long between(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(value + " is out of bounds");
    }
    return value;
  }

  private static Boolean parseFlag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
