package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that is wrong with a request, as pydantic words it.
 *
 * @param location from the outside in: names of fields, and numbers of elements
 * @param context further facts; empty for none
 */
record Complaint(
    String type, List<Object> location, String message, JsonNode input, ObjectNode context) {
  Complaint(String type, List<Object> location, String message, JsonNode input) {
    this(type, location, message, input, Json.object());
  }

  static Complaint missing(JsonNode input, List<Object> location) {
    return new Complaint("missing", location, "Field required", input);
  }

  static Complaint notList(JsonNode input, List<Object> location) {
    return new Complaint("list_type", location, "Input should be a valid list", input);
  }

  static Complaint notWhole(JsonNode input, List<Object> location) {
    String message = "Input should be a valid integer, unable to parse string as an integer";
    return new Complaint("int_parsing", location, message, input);
  }

  static Complaint notNumber(JsonNode input, List<Object> location) {
    String message = "Input should be a valid number, unable to parse string as a number";
    return new Complaint("float_parsing", location, message, input);
  }

  static Complaint notZoned(JsonNode input, List<Object> location) {
    return new Complaint("timezone_aware", location, "Input should have timezone info", input);
  }

  static Complaint notMoment(JsonNode input, List<Object> location) {
    String message = "Input should be a valid datetime or date, invalid character in year";
    ObjectNode context = Json.object().put("error", "invalid character in year");
    return new Complaint("datetime_from_date_parsing", location, message, input, context);
  }

  static Complaint notOneOf(List<String> choices, List<Object> location, JsonNode input) {
    String expected =
        choices.stream().map(choice -> "'" + choice + "'").collect(Collectors.joining(" or "));
    ObjectNode context = Json.object().put("expected", expected);
    return new Complaint("enum", location, "Input should be " + expected, input, context);
  }

  static Complaint below(int least, JsonNode input, List<Object> location) {
    String message = "Input should be greater than or equal to " + least;
    ObjectNode context = Json.object().put("ge", least);
    return new Complaint("greater_than_equal", location, message, input, context);
  }

  static Complaint notJson(int position) {
    ObjectNode context = Json.object().put("error", "Expecting value");
    List<Object> location = List.of("body", position);
    return new Complaint("json_invalid", location, "JSON decode error", Json.object(), context);
  }

  ObjectNode toNode() {
    ObjectNode node = Json.object().put("type", type);
    ArrayNode places = node.putArray("loc");
    for (Object place : location) {
      if (place instanceof Integer number) {
        places.add(number);
      } else {
        places.add(place.toString());
      }
    }
    node.put("msg", message).set("input", input);
    if (!context.isEmpty()) {
      node.set("ctx", context);
    }
    return node;
  }
}
