package io.freqwatch.freqtrade.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a bot says in the body of an error; one short line. */
final class ErrorDetail {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_BYTES = 64 * 1024;

  private ErrorDetail() {}

  /**
   * The {@code error} of Freqtrade, the {@code detail} of its web framework, or plain text; empty
   * where it is a page of HTML or nothing.
   */
  static String of(byte[] body) {
    String said = ofJson(body);
    return line(said == null ? plain(body) : said);
  }

  private static @Nullable String ofJson(byte[] body) {
    if (body.length > MAX_BYTES) {
      return null;
    }
    try {
      JsonNode tree = Json.parse(body);
      JsonNode said = tree.has("error") ? tree.get("error") : tree.path("detail");
      return said.isString() ? said.stringValue() : said.isMissingNode() ? "" : Json.text(said);
    } catch (JsonException notJson) {
      return null;
    }
  }

  private static String plain(byte[] body) {
    String start = new String(Arrays.copyOf(body, Math.min(body.length, 4 * MAX_LENGTH)), UTF_8);
    return start.stripLeading().startsWith("<") ? "" : start;
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
