package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.Request;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a request asks for, checked; a wrong value is refused as Freqtrade would. */
final class Arguments {
  private Arguments() {}

  static int whole(Request request, String name, int otherwise) {
    Optional<String> given = request.query(name);
    return given.isPresent() ? parse("query", name, given.get()) : otherwise;
  }

  static int pathWhole(Request request, String name) {
    return parse("path", name, request.pathParameter(name));
  }

  static String required(Request request, String name) {
    return request.query(name).orElseThrow(() -> ApiException.missing("query", name));
  }

  private static int parse(String where, String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiException.notWhole(where, name, text);
    }
  }

  /** The body; an empty one counts as an empty object. */
  static JsonNode body(Request request) throws IOException {
    byte[] body = request.body();
    try {
      return body.length == 0 ? Json.object() : Json.parse(body);
    } catch (JsonException e) {
      throw ApiException.invalid("json_invalid", "body", "0", "JSON decode error", "");
    }
  }

  static String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (!value.isString() && !value.isNumber()) {
      throw ApiException.missing("body", name);
    }
    return value.asString();
  }
}
