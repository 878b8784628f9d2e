package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares the keys and types of a document with those of a recorded one. */
final class JsonShape {
  /** Objects whose keys are data. */
  private static final Set<String> MAPS =
      Set.of("minimal_roi", "exit_reasons", "markets.markets", "errors");

  private static final Set<String> NULL_WITHOUT_VALUE =
      Set.of("profit_factor", "trailing_stop_positive", "wins", "losses", "draws");

  private final List<String> differences = new ArrayList<>();

  private JsonShape() {}

  static void assertSame(String name, JsonNode actual, JsonNode recorded) {
    JsonShape shape = new JsonShape();
    shape.compare(name, actual, recorded);
    assertThat(shape.differences).as(name).isEmpty();
  }

  private void compare(String path, JsonNode actual, JsonNode recorded) {
    if (recorded.isNull() || (actual.isNull() && mayBeNull(path))) {
      return;
    }
    if (recorded.isObject()) {
      compareObjects(path, actual, recorded);
    } else if (recorded.isArray()) {
      compareArrays(path, actual, recorded);
    } else if (!kind(actual).equals(kind(recorded))) {
      differences.add(path + ": is " + actual + ", recorded " + recorded);
    }
  }

  private void compareObjects(String path, JsonNode actual, JsonNode recorded) {
    if (!actual.isObject()) {
      differences.add(path + ": is no object but " + actual);
      return;
    }
    if (MAPS.stream().anyMatch(path::endsWith)) {
      compareValues(path, actual, recorded);
      return;
    }
    List<String> names = List.copyOf(actual.propertyNames());
    if (!names.equals(List.copyOf(recorded.propertyNames()))) {
      differences.add(path + ": has " + names + ", recorded " + recorded.propertyNames());
    }
    for (String name : recorded.propertyNames()) {
      compare(path + "." + name, actual.path(name), recorded.get(name));
    }
  }

  private void compareValues(String path, JsonNode actual, JsonNode recorded) {
    if (!recorded.isEmpty()) {
      JsonNode example = recorded.iterator().next();
      actual.forEach(value -> compare(path + ".*", value, example));
    }
  }

  private void compareArrays(String path, JsonNode actual, JsonNode recorded) {
    if (!actual.isArray()) {
      differences.add(path + ": is no array but " + actual);
    } else if (!recorded.isEmpty() && recorded.get(0).isContainer()) {
      actual.forEach(element -> compare(path + "[]", element, recorded.get(0)));
    } else if (!recorded.isEmpty() && !actual.isEmpty()) {
      compare(path + "[0]", actual.get(0), recorded.get(0));
    }
  }

  private static boolean mayBeNull(String path) {
    return NULL_WITHOUT_VALUE.contains(path.substring(path.lastIndexOf('.') + 1));
  }

  private static String kind(JsonNode node) {
    if (node.isNumber()) {
      return node.isIntegralNumber() ? "whole" : "fraction";
    }
    return node.getNodeType().name();
  }
}
