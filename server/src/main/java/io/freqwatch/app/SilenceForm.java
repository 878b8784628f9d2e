package io.freqwatch.app;

import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.store.SilenceSnapshot;
import io.freqwatch.codec.Json;
import io.freqwatch.model.Matcher;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Silences as the API takes them. */
final class SilenceForm {
  private SilenceForm() {}

  /** Those of an Alertmanager's file that have not ended, as new ones; empty where it is none. */
  static Optional<ArrayNode> ofSnapshot(byte[] file, Instant now) {
    try {
      ArrayNode list = Json.array();
      SilenceSnapshot.read(file).stream()
          .filter(silence -> silence.endsAt().isAfter(now))
          .forEach(silence -> list.add(of(silence)));
      return Optional.of(list);
    } catch (IllegalArgumentException ignored) { // the caller says what else the file is not
      return Optional.empty();
    }
  }

  private static ObjectNode of(Silence silence) {
    ObjectNode node = Json.object();
    ArrayNode matchers = node.putArray("matchers");
    silence.matchers().list().forEach(each -> matchers.add(of(each)));
    node.put("startsAt", silence.startsAt().toString())
        .put("endsAt", silence.endsAt().toString())
        .put("createdBy", silence.createdBy())
        .put("comment", silence.comment());
    ObjectNode annotations = node.putObject("annotations");
    silence.annotations().forEach(annotations::put);
    return node;
  }

  private static ObjectNode of(Matcher matcher) {
    Matcher.Type type = matcher.type();
    return Json.object()
        .put("name", matcher.name())
        .put("value", matcher.value())
        .put("isRegex", type == Matcher.Type.REGEX || type == Matcher.Type.NOT_REGEX)
        .put("isEqual", type == Matcher.Type.EQUAL || type == Matcher.Type.REGEX);
  }
}
