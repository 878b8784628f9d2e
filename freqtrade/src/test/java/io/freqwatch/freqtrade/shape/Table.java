package io.freqwatch.freqtrade.shape;

import io.freqwatch.codec.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that are tables: {@code columns}, and rows of {@code data} in their order. */
final class Table {
  private Table() {}

  /** The same with each value under the name of its column; any other answer as it is. */
  static JsonNode named(JsonNode answer) {
    if (!answer.path("columns").isArray() || !answer.path("data").isArray()) {
      return answer;
    }
    ArrayNode rows = Json.array();
    answer.get("data").forEach(row -> rows.add(named(row, answer.get("columns"))));
    ObjectNode named = Json.object();
    answer.properties().forEach(field -> named.set(field.getKey(), field.getValue()));
    return named.set("data", rows);
  }

  private static ObjectNode named(JsonNode row, JsonNode columns) {
    ObjectNode named = Json.object();
    for (int i = 0; i < row.size(); i++) {
      named.set(columns.path(i).asString("surplus " + i), row.get(i));
    }
    return named;
  }
}
