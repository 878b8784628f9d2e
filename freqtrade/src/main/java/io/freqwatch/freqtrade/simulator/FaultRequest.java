package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What a fault is asked for with: {@code {"kind": "slow", "amount": 3, "seconds": 60}}. */
record FaultRequest(JsonNode body) {
  private static final double LONGEST_SECONDS = 7 * 86_400;

  static FaultRequest of(Request request) throws IOException {
    if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
      throw new HttpRefusal(415, "expected Content-Type: application/json");
    }
    try {
      return new FaultRequest(Json.parse(request.body()));
    } catch (JsonException e) {
      throw new HttpRefusal(400, "body: " + e.getMessage());
    }
  }

  String kind() {
    return body.path("kind").asString("");
  }

  double amount(double otherwise) {
    double amount = number("amount", otherwise);
    if (Math.abs(amount) > LONGEST_SECONDS) {
      throw new HttpRefusal(400, "amount: expected -604800 to 604800, found " + amount);
    }
    return amount;
  }

  /** After which the fault ends; zero for never. */
  Duration length() {
    double seconds = number("seconds", 0);
    if (seconds < 0 || seconds > LONGEST_SECONDS) {
      throw new HttpRefusal(400, "seconds: expected 0 to 604800, found " + seconds);
    }
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private double number(String name, double otherwise) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new HttpRefusal(400, name + ": expected a number, found " + value);
    }
    return value.asDouble();
  }
}
