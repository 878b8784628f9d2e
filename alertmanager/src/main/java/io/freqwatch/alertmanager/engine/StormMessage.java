package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.channel.Message;
import io.freqwatch.alertmanager.core.AlertOrder;
import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One short message in place of many: it counts what fires and what ended, and names it. It is
 * written as a message of one alert of our own, so that everybody's templates can say it.
 */
final class StormMessage {
  private static final int MAX_LINES = 15;
  private static final int MAX_NAMES = 8;
  private static final List<String> SEVERITIES = List.of("critical", "warning", "info");

  private final List<Intent> intents;
  private final Map<Labels, Alert> alerts = new TreeMap<>(AlertOrder.LABELS);
  private final Instant now;

  /**
   * @param intents at least one, oldest first: of two words on one alert the newer counts
   */
  StormMessage(List<Intent> intents, Instant now) {
    this.intents = List.copyOf(intents);
    this.now = now;
    intents.forEach(intent -> intent.alerts().forEach(alert -> alerts.put(alert.labels(), alert)));
  }

  Message message(String externalUrl) {
    return new Message(
        intents.getFirst().key().receiver(),
        "{}:{alertname=\"" + Message.SUMMARY + "\"}",
        Labels.of("alertname", Message.SUMMARY),
        Labels.EMPTY,
        NotificationReason.FIRST,
        List.of(summary()),
        now,
        externalUrl,
        "");
  }

  private Alert summary() {
    boolean firing = firing().findAny().isPresent();
    Instant start =
        alerts.values().stream().map(Alert::startsAt).min(Instant::compareTo).orElse(now);
    Map<String, String> words =
        Map.of("summary", headline(), "description", String.join("\n", lines()));
    return new Alert(
        Labels.of("alertname", Message.SUMMARY, "severity", severity()),
        words,
        start,
        firing ? Alert.NO_END : now,
        now,
        false,
        "");
  }

  private Stream<Alert> firing() {
    return alerts.values().stream().filter(alert -> !alert.isResolvedAt(now));
  }

  private String severity() {
    List<String> found = firing().map(alert -> alert.labels().value("severity")).toList();
    return SEVERITIES.stream().filter(found::contains).findFirst().orElse("info");
  }

  private String headline() {
    long firing = firing().count();
    return intents.size() + " notifications in one: " + counted(firing, alerts.size() - firing);
  }

  private static String counted(long firing, long ended) {
    String fire = firing + (firing == 1 ? " alert fires" : " alerts fire");
    return ended == 0 ? fire : fire + ", " + ended + " ended";
  }

  /** A line for each kind of alert, the most frequent first. */
  private List<String> lines() {
    Map<String, List<Alert>> byName = new TreeMap<>();
    alerts.values().forEach(a -> byName.computeIfAbsent(a.name(), _ -> new ArrayList<>()).add(a));
    List<String> lines = new ArrayList<>();
    byName.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .limit(MAX_LINES)
        .forEach(entry -> lines.add(line(entry.getKey(), entry.getValue())));
    if (byName.size() > MAX_LINES) {
      lines.add("… and " + (byName.size() - MAX_LINES) + " more kinds of alerts");
    }
    return lines;
  }

  private String line(String name, List<Alert> all) {
    long ended = all.stream().filter(alert -> alert.isResolvedAt(now)).count();
    List<String> who =
        all.stream().map(StormMessage::who).filter(w -> !w.isEmpty()).distinct().toList();
    String names = String.join(", ", who.subList(0, Math.min(MAX_NAMES, who.size())));
    String more = who.size() > MAX_NAMES ? " and " + (who.size() - MAX_NAMES) + " more" : "";
    return name
        + ": "
        + counted(all.size() - ended, ended)
        + (names.isEmpty() ? "" : " (" + names + more + ")");
  }

  private static String who(Alert alert) {
    return Stream.of("bot", "pair", "exchange", "instance")
        .map(label -> alert.labels().value(label))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
