package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one integration is to tell its receiver: a group of alerts as it was at one moment. It is
 * the data of notification templates (Alertmanager template.Data).
 *
 * @param alerts at least one; those that fire have no end ({@link Alert#NO_END}). Without resolved
 *     ones where the integration is not to hear of them
 * @param at when the group was looked at; the words are to be made with this time, so that each
 *     attempt says the same
 * @param externalUrl where a person reaches us; no slash at the end
 * @param previousReference what {@link Outcome.Delivered} said of the message before this one, of
 *     the same group and integration; may be empty
 */
public record Message(
    String receiver,
    String groupKey,
    Labels groupLabels,
    Labels routeLabels,
    NotificationReason reason,
    List<Alert> alerts,
    Instant at,
    String externalUrl,
    String previousReference) {
  /** The name of the alert that stands for many, where they would be too many. */
  public static final String SUMMARY = "NotificationStorm";

  public Message {
    alerts = List.copyOf(alerts);
    if (alerts.isEmpty()) {
      throw new IllegalArgumentException("a message of no alert, group " + groupKey);
    }
  }

  /** The same message about some of the alerts only. */
  public Message withAlerts(List<Alert> some) {
    return new Message(
        receiver,
        groupKey,
        groupLabels,
        routeLabels,
        reason,
        some,
        at,
        externalUrl,
        previousReference);
  }

  public List<Alert> firing() {
    return alerts.stream().filter(alert -> !alert.isResolvedAt(at)).toList();
  }

  /** What a person can say to take care of; no summary, and nothing that is meant to fire. */
  List<Alert> acknowledgeable() {
    return firing().stream()
        .filter(alert -> !alert.name().equals(SUMMARY))
        .filter(alert -> !alert.labels().value("severity").equals("none"))
        .toList();
  }

  public List<Alert> resolved() {
    return alerts.stream().filter(alert -> alert.isResolvedAt(at)).toList();
  }

  /** {@code firing} while any alert does, else {@code resolved}. */
  public String status() {
    return firing().isEmpty() ? "resolved" : "firing";
  }

  /** The labels that all alerts have with the same value. */
  public Labels commonLabels() {
    Labels.Builder common = alerts.getFirst().labels().toBuilder();
    for (Label label : alerts.getFirst().labels()) {
      boolean shared =
          alerts.stream()
              .allMatch(alert -> alert.labels().value(label.name()).equals(label.value()));
      if (!shared) {
        common.remove(label.name());
      }
    }
    return common.build();
  }

  /** The annotations that all alerts have with the same text, in the order of their names. */
  public Map<String, String> commonAnnotations() {
    Map<String, String> common = new TreeMap<>(alerts.getFirst().annotations());
    for (Alert alert : alerts) {
      common.entrySet().retainAll(alert.annotations().entrySet());
    }
    return common;
  }
}
