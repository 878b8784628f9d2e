package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.http.Request;
import io.freqwatch.model.Matcher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a silence to make or to change. */
final class SilenceBody {
  private static final JsonBody BODY = JsonBody.named("silence");
  private static final List<String> REQUIRED =
      List.of("comment", "createdBy", "endsAt", "matchers", "startsAt");
  private static final int MAX_MATCHERS = 100;

  private SilenceBody() {}

  static Silence read(Request request) throws IOException {
    JsonNode node = BODY.read(request);
    if (!node.isObject()) {
      throw BODY.unparsable("the body is no object");
    }
    Instant start = BODY.time(node, "startsAt").orElse(Instant.EPOCH);
    Instant end = BODY.time(node, "endsAt").orElse(Instant.EPOCH);
    for (String key : REQUIRED) {
      require(node, key, key);
    }
    return new Silence(
        BODY.text(node, "id"),
        matchers(node.path("matchers")),
        start,
        end,
        start,
        BODY.text(node, "createdBy"),
        BODY.text(node, "comment"),
        BODY.texts(node, "annotations"));
  }

  private static void require(JsonNode node, String key, String name) {
    if (node.path(key).isMissingNode() || node.path(key).isNull()) {
      throw ApiRefusal.unprocessable(ApiRefusal.REQUIRED, name + " in body is required");
    }
  }

  private static Matchers matchers(JsonNode list) {
    if (!list.isArray()) {
      throw BODY.unparsable("the value of matchers is no list");
    }
    if (list.isEmpty()) {
      throw ApiRefusal.unprocessable(
          ApiRefusal.TOO_FEW, "matchers in body should have at least 1 items");
    }
    if (list.size() > MAX_MATCHERS) {
      throw ApiRefusal.of(400, "invalid silence: more than " + MAX_MATCHERS + " matchers");
    }
    List<Matcher> matchers = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (String key : List.of("isRegex", "name", "value")) {
        require(list.get(i), key, "matchers." + i + "." + key);
      }
      matchers.add(matcher(list.get(i), i));
    }
    return new Matchers(matchers);
  }

  private static Matcher matcher(JsonNode node, int index) {
    boolean equal = BODY.flag(node, "isEqual").orElse(true);
    boolean regex = BODY.flag(node, "isRegex").orElse(false);
    Matcher.Type positive = regex ? Matcher.Type.REGEX : Matcher.Type.EQUAL;
    Matcher.Type negative = regex ? Matcher.Type.NOT_REGEX : Matcher.Type.NOT_EQUAL;
    try {
      return new Matcher(
          equal ? positive : negative, BODY.text(node, "name"), BODY.text(node, "value"));
    } catch (IllegalArgumentException e) {
      throw ApiRefusal.of(
          400, "invalid silence: invalid label matcher " + index + ": " + e.getMessage());
    }
  }
}
