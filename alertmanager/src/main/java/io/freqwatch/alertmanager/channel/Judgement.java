package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** What answers over HTTP mean for a delivery, as far as providers agree on it. */
final class Judgement {
  private static final int MAX_SHOWN = 200;
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private Judgement() {}

  /**
   * Delivered where the status is a success; to be tried again where the peer fails or asks for
   * patience; else refused.
   *
   * @param now for a {@code Retry-After} that is a date
   */
  static Outcome of(HttpAnswer answer, Instant now) {
    if (answer.isSuccess()) {
      return new Outcome.Delivered("");
    }
    String why = why(answer);
    if (answer.status() == 429) {
      return new Outcome.Retry(retryAfter(answer, now), Reason.RATE_LIMITED, why);
    }
    if (answer.status() >= 500) {
      return new Outcome.Retry(retryAfter(answer, now), Reason.SERVER_ERROR, why);
    }
    return answer.status() == 408
        ? new Outcome.Retry(Duration.ZERO, Reason.DEADLINE, why)
        : new Outcome.Rejected(Reason.CLIENT_ERROR, why);
  }

  /**
   * As above, for a peer that says more in a body of JSON.
   *
   * @param wait how many seconds it wants to be left alone; 0 where it does not say
   * @param reference the name of what was made
   */
  static Outcome of(
      HttpAnswer answer,
      Instant now,
      ToDoubleFunction<JsonNode> wait,
      Function<JsonNode, String> reference) {
    JsonNode body = json(answer);
    return switch (of(answer, now)) {
      case Outcome.Delivered _ -> new Outcome.Delivered(reference.apply(body));
      case Outcome.Retry retry when wait.applyAsDouble(body) > 0 ->
          new Outcome.Retry(seconds(wait.applyAsDouble(body)), retry.reason(), retry.why());
      case Outcome.Retry retry -> retry;
      case Outcome.Rejected rejected -> rejected;
    };
  }

  /** The body; an empty object where it is none. */
  static JsonNode json(HttpAnswer answer) {
    try {
      JsonNode body = Json.parse(answer.body());
      return body.isObject() ? body : Json.object();
    } catch (JsonException ignored) { // a proxy's page, or a word; the status says enough
      return Json.object();
    }
  }

  /** The status, and the beginning of what the peer says. */
  static String why(HttpAnswer answer) {
    String said = Texts.oneLine(answer.text());
    int end = Math.min(said.length(), MAX_SHOWN);
    return "answered " + answer.status() + (said.isEmpty() ? "" : ": " + said.substring(0, end));
  }

  /** What the header asks to wait: seconds, or until a date; zero where there is none. */
  static Duration retryAfter(HttpAnswer answer, Instant now) {
    String header = answer.header("Retry-After").orElse("").strip();
    if (header.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return seconds(Double.parseDouble(header));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return limited(Duration.between(now, until));
    } catch (DateTimeParseException ignored) { // no header, or none that says a time
      return Duration.ZERO;
    }
  }

  /** A wait in seconds, as bodies of answers say it. */
  private static Duration seconds(double seconds) {
    return Double.isFinite(seconds) && seconds > 0
        ? limited(Duration.ofMillis((long) Math.ceil(Math.min(seconds, 1e6) * 1000)))
        : Duration.ZERO;
  }

  private static Duration limited(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
