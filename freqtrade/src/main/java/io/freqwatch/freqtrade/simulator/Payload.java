package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.Request;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The JSON body of a request, read field by field. What is wrong is gathered, and refused together
 * by {@link #check}, in the words of pydantic; until then a wrong field reads as an absent one.
 */
final class Payload {
  private static final String NOT_AN_OBJECT =
      "Input should be a valid dictionary or object to extract fields from";

  private final JsonNode object;
  private final List<Object> location;
  private final List<Complaint> complaints;

  private Payload(JsonNode object, List<Object> location, List<Complaint> complaints) {
    this.object = object;
    this.location = location;
    this.complaints = complaints;
    if (!object.isObject()) {
      complaints.add(new Complaint("model_attributes_type", location, NOT_AN_OBJECT, object));
    }
  }

  /** The body as one object. */
  static Payload of(Request request) throws IOException {
    Payload payload = new Payload(body(request), List.of("body"), new ArrayList<>());
    if (!payload.object.isObject()) {
      payload.check();
    }
    return payload;
  }

  /** The body as a list of objects, which are all checked with any of them. */
  static List<Payload> list(Request request) throws IOException {
    JsonNode body = body(request);
    if (!body.isArray()) {
      throw ApiException.invalid(Complaint.notList(body, List.of("body")));
    }
    List<Complaint> complaints = new ArrayList<>();
    List<Payload> payloads = new ArrayList<>();
    for (JsonNode element : body) {
      payloads.add(new Payload(element, List.of("body", payloads.size()), complaints));
    }
    return payloads;
  }

  private static JsonNode body(Request request) throws IOException {
    byte[] body = request.body();
    if (body.length == 0) {
      throw ApiException.invalid(Complaint.missing(Json.parse("null"), List.of("body")));
    }
    try {
      return Json.parse(body);
    } catch (JsonException e) {
      throw ApiException.invalid(Complaint.notJson(body.length));
    }
  }

  /** A text that has to be there. */
  String text(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      complain(Complaint.missing(object, at(name)));
    }
    return text(value, name, "");
  }

  String text(String name, String otherwise) {
    return text(object.path(name), name, otherwise);
  }

  private String text(JsonNode value, String name, String otherwise) {
    if (value.isString() || isAbsent(value)) {
      return value.asString(otherwise);
    }
    return complain(
        new Complaint("string_type", at(name), "Input should be a valid string", value), otherwise);
  }

  /** A text or a whole number that has to be there, as ids are. */
  String id(String name) {
    JsonNode value = object.path(name);
    return value.isIntegralNumber() ? value.asString() : text(name);
  }

  /** One of a few texts, the first where none is given. */
  String choice(String name, String... choices) {
    String given = text(name, choices[0]);
    if (List.of(choices).contains(given)) {
      return given;
    }
    Complaint wrong = Complaint.notOneOf(List.of(choices), at(name), object.path(name));
    return complain(wrong, choices[0]);
  }

  double number(String name, double otherwise) {
    JsonNode value = object.path(name);
    if (value.isNumber() || isAbsent(value)) {
      return value.asDouble(otherwise);
    }
    try {
      return Double.parseDouble(value.asString(""));
    } catch (NumberFormatException e) {
      return complain(Complaint.notNumber(value, at(name)), otherwise);
    }
  }

  int whole(String name, int otherwise) {
    JsonNode value = object.path(name);
    if (value.isIntegralNumber() || isAbsent(value)) {
      return value.asInt(otherwise);
    }
    try {
      return Integer.parseInt(value.asString(""));
    } catch (NumberFormatException e) {
      return complain(Complaint.notWhole(value, at(name)), otherwise);
    }
  }

  /** A list of texts that has to be there. */
  List<String> texts(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return complain(Complaint.missing(object, at(name)), List.of());
    }
    return value.isArray() ? texts(value) : complain(Complaint.notList(value, at(name)), List.of());
  }

  /** A list of texts, empty where there is none. */
  List<String> anyTexts(String name) {
    return texts(object.path(name));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(element -> element.asString("")).toList();
  }

  /** A moment with a zone that has to be there, in milliseconds since 1970. */
  long moment(String name) {
    String text = text(name);
    String standard = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
    try {
      return text.isEmpty() ? 0 : OffsetDateTime.parse(standard).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return complain(notMoment(standard, text, at(name)), 0L);
    }
  }

  private static Complaint notMoment(String standard, String text, List<Object> location) {
    try {
      LocalDateTime.parse(standard);
      return Complaint.notZoned(StringNode.valueOf(text), location);
    } catch (DateTimeException e) {
      return Complaint.notMoment(StringNode.valueOf(text), location);
    }
  }

  /** Refuses the request if anything that was read so far is wrong. */
  void check() {
    if (!complaints.isEmpty()) {
      throw ApiException.invalid(complaints.toArray(Complaint[]::new));
    }
  }

  private void complain(Complaint complaint) {
    complaints.add(complaint);
  }

  private <T> T complain(Complaint complaint, T otherwise) {
    complaints.add(complaint);
    return otherwise;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private List<Object> at(String name) {
    return Stream.concat(location.stream(), Stream.of(name)).toList();
  }
}
