package io.freqwatch.alertmanager.api;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads the body of a request and the values in it, with the framework's refusals. */
final class JsonBody {
  private static final String TYPE = "application/json";

  /** What RFC 3339 can write; nothing that is reckoned with these overflows. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");

  /** What the body is called in refusals. */
  private final String name;

  private JsonBody(String name) {
    this.name = name;
  }

  static JsonBody named(String name) {
    return new JsonBody(name);
  }

  JsonNode read(Request request) throws IOException {
    String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase(TYPE)) {
      throw ApiRefusal.ofForm(
          415, 415, "unsupported media type \"" + type + "\", only [" + TYPE + "] are allowed");
    }
    byte[] body = request.body();
    if (body.length == 0) {
      throw ApiRefusal.unprocessable(ApiRefusal.REQUIRED, name + " in body is required");
    }
    try {
      return Json.parse(body);
    } catch (JsonException e) {
      throw unparsable(String.valueOf(e.getMessage()));
    }
  }

  /** A text; empty where it is absent or null. */
  String text(JsonNode owner, String key) {
    JsonNode value = owner.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw unparsable("the value of " + key + " is no text");
    }
    return value.stringValue();
  }

  Optional<Boolean> flag(JsonNode owner, String key) {
    JsonNode value = owner.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw unparsable("the value of " + key + " is neither true nor false");
    }
    return Optional.of(value.booleanValue());
  }

  Map<String, String> texts(JsonNode owner, String key) {
    JsonNode value = owner.path(key);
    Map<String, String> texts = new TreeMap<>();
    if (value.isMissingNode() || value.isNull()) {
      return texts;
    }
    if (!value.isObject()) {
      throw unparsable("the value of " + key + " is no object");
    }
    for (String name : value.propertyNames()) {
      texts.put(name, text(value, name));
    }
    return texts;
  }

  /** A time; empty where it is absent or the year 1, which is Go's way to say so. */
  Optional<Instant> time(JsonNode owner, String key) {
    String text = text(owner, key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(time(text)).filter(Times::isTime);
  }

  private Instant time(String text) {
    String refusal = "\"" + text + "\" is no time such as 2026-01-31T12:00:00Z";
    try {
      Instant time = Instant.parse(text);
      if (time.isBefore(FIRST) || !time.isBefore(BEYOND)) {
        throw unparsable(refusal);
      }
      return time;
    } catch (DateTimeParseException ignored) { // the refusal says it better
      throw unparsable(refusal);
    }
  }

  ApiRefusal unparsable(String why) {
    return ApiRefusal.ofForm(
        400, 400, "parsing " + name + " body from \"\" failed, because " + why);
  }
}
