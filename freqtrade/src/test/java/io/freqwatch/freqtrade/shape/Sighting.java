package io.freqwatch.freqtrade.shape;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a bot answered a probe.
 *
 * @param error the body of an answer that is none, with numbers and the bot's own names left out
 */
record Sighting(int status, String mediaType, Shape shape, String error) {
  static Sighting of(HttpAnswer answer, Map<String, String> names) {
    String mediaType = answer.header("Content-Type").orElse("none").replaceFirst(";.*", "");
    String error = answer.status() < 400 ? "" : masked(answer.text(), names);
    return new Sighting(answer.status(), mediaType, shape(answer), error);
  }

  private static Shape shape(HttpAnswer answer) {
    try {
      return Shape.ofAnswer(Json.parse(answer.body()));
    } catch (JsonException ignoredSincePlainTextIsAnAnswerToo) {
      byte[] text = Json.text(Json.array().add(answer.text())).getBytes(StandardCharsets.UTF_8);
      return Shape.ofAnswer(Json.parse(text).get(0));
    }
  }

  private static String masked(String text, Map<String, String> names) {
    String masked = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      if (name.getValue().length() > 2) {
        masked = masked.replace(name.getValue(), "{" + name.getKey() + "}");
      }
    }
    return masked.replaceAll("\\d+", "#");
  }

  /** Both, where they are samples of the same answer; else the later one. */
  Sighting merge(Sighting later) {
    return later.status == status
        ? new Sighting(status, mediaType, shape.merge(later.shape), error)
        : later;
  }

  /** Where a simulated answer differs from this real one. */
  List<Difference> differences(String path, Sighting simulated) {
    List<Difference> differences = new ArrayList<>();
    if (status != simulated.status) {
      differences.add(
          new Difference(
              path, "status", status + " " + error, simulated.status + " " + simulated.error));
      return differences;
    }
    if (!mediaType.equals(simulated.mediaType)) {
      differences.add(new Difference(path, "media type", mediaType, simulated.mediaType));
    }
    if (!error.equals(simulated.error)) {
      differences.add(new Difference(path, "error", error, simulated.error));
    }
    differences.addAll(Comparison.between(path + " $", shape, simulated.shape));
    return differences;
  }
}
