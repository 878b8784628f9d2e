package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.http.Request;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads reported alerts: what is wrong with the form refuses all, what is wrong with one, one. */
final class AlertBody {
  private static final JsonBody BODY = JsonBody.named("alerts");
  private static final int MAX_LABELS = 200;

  /** The alerts that are valid, and what is wrong with the others. */
  record Read(List<Alert> valid, List<String> problems) {}

  private AlertBody() {}

  static Read read(Request request, Duration resolveTimeout, Instant now) throws IOException {
    JsonNode list = BODY.read(request);
    if (!list.isArray()) {
      throw BODY.unparsable("the body is no list");
    }
    requireForm(list);
    List<Alert> valid = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (JsonNode node : list) {
      Alert alert = alert(node, resolveTimeout, now);
      problem(alert).ifPresentOrElse(problems::add, () -> valid.add(alert));
    }
    return new Read(valid, problems);
  }

  private static void requireForm(JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).path("labels").isObject()) {
        throw ApiRefusal.unprocessable(ApiRefusal.REQUIRED, i + ".labels in body is required");
      }
      String url = BODY.text(list.get(i), "generatorURL");
      if (!url.isEmpty() && !isUri(url)) {
        throw ApiRefusal.unprocessable(
            ApiRefusal.WRONG_FORM,
            i + ".generatorURL in body must be of type uri: \"" + url + "\"");
      }
    }
  }

  private static boolean isUri(String text) {
    try {
      return URI.create(text).isAbsolute() || text.startsWith("/");
    } catch (IllegalArgumentException ignored) { // no URI
      return false;
    }
  }

  /** A report without an end is good for the time in which it must be made again. */
  private static Alert alert(JsonNode node, Duration resolveTimeout, Instant now) {
    Optional<Instant> start = BODY.time(node, "startsAt");
    Optional<Instant> end = BODY.time(node, "endsAt");
    return new Alert(
        labels(BODY.texts(node, "labels")),
        BODY.texts(node, "annotations"),
        start.or(() -> end).orElse(now),
        end.orElse(now.plus(resolveTimeout)),
        now,
        end.isEmpty(),
        BODY.text(node, "generatorURL"));
  }

  private static Labels labels(Map<String, String> texts) {
    Labels.Builder labels = Labels.builder();
    texts.forEach(labels::set);
    return labels.build();
  }

  private static Optional<String> problem(Alert alert) {
    if (alert.endsAt().isBefore(alert.startsAt())) {
      return Optional.of("start time must be before end time");
    }
    if (alert.labels().isEmpty()) {
      return Optional.of("at least one label pair required");
    }
    if (alert.labels().size() > MAX_LABELS) {
      return Optional.of("more than " + MAX_LABELS + " labels");
    }
    return alert.labels().nameAt(0).isEmpty()
        ? Optional.of("invalid label set: invalid name \"\"")
        : Optional.empty();
  }
}
