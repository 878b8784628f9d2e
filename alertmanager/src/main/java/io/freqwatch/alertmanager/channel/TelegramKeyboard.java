package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.channel.AcknowledgeLinks.Episode;
import io.freqwatch.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The buttons below a message, one for each alert that can be acknowledged, and what comes back
 * when one is pressed. Telegram gives 64 bytes for that.
 */
final class TelegramKeyboard {
  private static final int MAX_BUTTONS = 8;
  private static final int MAX_LABEL = 40;
  private static final Pattern PRESSED = Pattern.compile("ack:([0-9a-f]{16}):([0-9]{1,15})");

  private TelegramKeyboard() {}

  /** The buttons; none where nothing fires. */
  static Optional<ObjectNode> of(Message message) {
    List<Alert> alerts = message.acknowledgeable();
    if (alerts.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode markup = Json.object();
    ArrayNode rows = markup.putArray("inline_keyboard");
    alerts.stream()
        .limit(MAX_BUTTONS)
        .forEach(
            alert ->
                rows.addArray()
                    .addObject()
                    .put("text", alerts.size() == 1 ? "Acknowledge" : label(alert))
                    .put("callback_data", data(alert)));
    return Optional.of(markup);
  }

  private static String label(Alert alert) {
    String who =
        Stream.of("bot", "pair", "instance")
            .map(name -> alert.labels().value(name))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(" "));
    return Texts.shortened("Acknowledge " + (who.isEmpty() ? alert.name() : who), MAX_LABEL);
  }

  static String data(Alert alert) {
    return "ack:" + alert.fingerprint() + ":" + alert.startsAt().toEpochMilli();
  }

  /** The episode that a pressed button is for; nothing where the text is none of ours. */
  static Optional<Episode> pressed(String data) {
    Matcher matcher = PRESSED.matcher(data);
    return matcher.matches()
        ? Optional.of(
            new Episode(
                new Fingerprint(Long.parseUnsignedLong(matcher.group(1), 16)),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(2)))))
        : Optional.empty();
  }
}
