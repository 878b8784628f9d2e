package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Messages to send in tests. */
final class SampleMessages {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final DeliveryKey KEY = new DeliveryKey("k-1");

  private SampleMessages() {}

  static Alert firing(String bot, String summary) {
    return alert(bot, summary, "the API does not answer", Alert.NO_END);
  }

  static Alert resolved(String bot, String summary) {
    return alert(bot, summary, "the API does not answer", NOW.minusSeconds(5));
  }

  static Alert alert(String bot, String summary, String description, Instant end) {
    return new Alert(
        Labels.of("alertname", "FtBotDown", "bot", bot, "severity", "critical"),
        Map.of("summary", summary, "description", description),
        NOW.minusSeconds(300).plusMillis(23),
        end,
        NOW,
        false,
        "http://127.0.0.1:9090/graph");
  }

  static Message message(Alert... alerts) {
    return message(List.of(alerts));
  }

  static Message message(List<Alert> alerts) {
    return new Message(
        "phone (1)",
        "{}:{alertname=\"FtBotDown\"}",
        Labels.of("alertname", "FtBotDown"),
        Labels.of("team", "night"),
        NotificationReason.FIRST,
        alerts,
        NOW,
        "http://127.0.0.1:9093",
        "");
  }

  /** A message of many alerts with signs of markup in them. */
  static Message storm(int count) {
    return message(
        IntStream.range(0, count)
            .mapToObj(i -> firing("bot" + i, "down & <out> number " + i))
            .toList());
  }
}
