package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.model.Labels;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Messages out of webhooks of Alertmanager's version 4, its own or ours. */
final class WebhookMessage {
  private static final int MAX_ALERTS = 10_000;

  private WebhookMessage() {}

  /**
   * @param now when it came; alerts that its clock has ended later are over all the same
   * @throws IllegalArgumentException where the body is no such webhook
   */
  static Message parse(byte[] body, Instant now) {
    try {
      return message(Json.parse(body), now);
    } catch (JsonException | DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a webhook of Alertmanager, version 4: " + e.getMessage(), e);
    }
  }

  private static Message message(JsonNode body, Instant now) {
    List<Alert> alerts = new ArrayList<>();
    for (JsonNode each : body.path("alerts")) {
      alerts.add(alert(each, now));
    }
    if (!body.path("version").asString("").equals("4") || alerts.size() > MAX_ALERTS) {
      throw new IllegalArgumentException(
          "expected version 4 and at most " + MAX_ALERTS + " alerts");
    }
    return new Message(
        body.path("receiver").asString("").replace("\\", ""),
        body.path("groupKey").asString(""),
        Labels.of(map(body.path("groupLabels"))),
        Labels.of(map(body.path("routeLabels"))),
        reason(body.path("notification_reason").asString("")),
        alerts,
        alerts.stream().map(Alert::endsAt).reduce(now, WebhookMessage::later),
        body.path("externalURL").asString("").replaceFirst("/+$", ""),
        "");
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Alert alert(JsonNode alert, Instant now) {
    boolean firing = alert.path("status").asString("").equals("firing");
    return new Alert(
        Labels.of(map(alert.path("labels"))),
        map(alert.path("annotations")),
        time(alert.path("startsAt").asString("")),
        firing ? Alert.NO_END : time(alert.path("endsAt").asString("")),
        now,
        false,
        alert.path("generatorURL").asString(""));
  }

  /** With whatever offset the sender's time zone has. */
  private static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new TreeMap<>();
    object.properties().forEach(each -> map.put(each.getKey(), each.getValue().asString("")));
    return map;
  }

  private static NotificationReason reason(String text) {
    return Arrays.stream(NotificationReason.values())
        .filter(each -> each.toString().equals(text))
        .findFirst()
        .orElse(NotificationReason.FIRST);
  }
}
