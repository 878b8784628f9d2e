package io.freqwatch.freqtrade.shape;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON value was seen to be, in one sample or in several: every kind that occurred, the
 * fields where it was an object, the elements where it was an array. Immutable.
 *
 * @param fields by name
 * @param elements all elements in one; null where none was seen
 */
record Shape(Set<Kind> kinds, Map<String, Field> fields, @Nullable Shape elements) {
  /** Where answers of bots have objects whose keys are data. */
  private static final Set<String> MAPS =
      Set.of("$.minimal_roi", "$.exit_reasons", "$.markets", "$.errors", "$.pairlists[].params");

  /** The name under which a map's values are gathered whose keys are data. */
  static final String ANY = "*";

  /**
   * A field of an object.
   *
   * @param optional whether an object was seen without it
   */
  record Field(Shape shape, boolean optional) {}

  Shape {
    kinds = Set.copyOf(kinds);
    fields = Map.copyOf(fields);
  }

  /** The shape of an answer; the rows of a table count as objects. */
  static Shape ofAnswer(JsonNode answer) {
    return of(Table.named(answer), "$", MAPS);
  }

  /**
   * The shape of one sample.
   *
   * @param path where the value stands; what {@code maps} holds are paths of objects whose keys are
   *     data, not names
   */
  static Shape of(JsonNode value, String path, Set<String> maps) {
    Set<Kind> kinds = EnumSet.of(Kind.of(value));
    if (value.isObject()) {
      return new Shape(kinds, fields(value, path, maps), null);
    }
    return new Shape(kinds, Map.of(), value.isArray() ? elements(value, path, maps) : null);
  }

  private static Map<String, Field> fields(JsonNode object, String path, Set<String> maps) {
    Map<String, Field> fields = new LinkedHashMap<>();
    boolean isMap = maps.contains(path);
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = isMap ? ANY : property.getKey();
      Shape shape = of(property.getValue(), path + "." + name, maps);
      fields.merge(name, new Field(shape, isMap), Shape::merge);
    }
    return fields;
  }

  private static @Nullable Shape elements(JsonNode array, String path, Set<String> maps) {
    Shape all = null;
    for (JsonNode element : array) {
      Shape shape = element.isArray() ? row(element, path, maps) : of(element, path + "[]", maps);
      all = all == null ? shape : all.merge(shape);
    }
    return all;
  }

  /** An array within an array is a row: each of its places has a shape of its own. */
  private static Shape row(JsonNode row, String path, Set<String> maps) {
    Map<String, Field> places = new LinkedHashMap<>();
    int place = 0;
    for (JsonNode value : row) {
      String name = Integer.toString(place++);
      places.put(name, new Field(of(value, path + "[][" + name + "]", maps), false));
    }
    return new Shape(EnumSet.of(Kind.ARRAY), places, null);
  }

  /** What both were seen to be. */
  Shape merge(Shape other) {
    Set<Kind> all = EnumSet.copyOf(kinds);
    all.addAll(other.kinds);
    return new Shape(all, mergedFields(other), mergedElements(other));
  }

  private static Field merge(Field one, Field other) {
    return new Field(one.shape.merge(other.shape), one.optional || other.optional);
  }

  private Map<String, Field> mergedFields(Shape other) {
    Map<String, Field> merged = new TreeMap<>(fields);
    if (hasFields() && other.hasFields()) {
      merged.replaceAll((name, field) -> other.fields.containsKey(name) ? field : lacking(field));
      other.fields.forEach(
          (name, field) ->
              merged.merge(name, fields.containsKey(name) ? field : lacking(field), Shape::merge));
    } else {
      merged.putAll(other.fields);
    }
    return merged;
  }

  private boolean hasFields() {
    return kinds.contains(Kind.OBJECT) || !fields.isEmpty();
  }

  private static Field lacking(Field field) {
    return new Field(field.shape, true);
  }

  private @Nullable Shape mergedElements(Shape other) {
    if (elements == null || other.elements == null) {
      return elements == null ? other.elements : elements;
    }
    return elements.merge(other.elements);
  }

  boolean isNullable() {
    return kinds.contains(Kind.NULL);
  }

  /** Whether anything else than null was seen. */
  boolean isKnown() {
    return kinds.stream().anyMatch(kind -> kind != Kind.NULL);
  }
}
