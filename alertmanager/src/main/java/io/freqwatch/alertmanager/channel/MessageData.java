package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.gotemplate.functions.NotificationValues;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as the data of notification templates and webhooks (Alertmanager template.Data). */
final class MessageData {
  private static final String REGEX_SIGNS = "\\.+*?()|[]{}^$";

  private MessageData() {}

  static GoValue of(Message message) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Receiver", GoValue.of(quoted(message.receiver())));
    fields.put("Status", GoValue.of(message.status()));
    fields.put("Alerts", NotificationValues.alerts(alerts(message)));
    fields.put("NotificationReason", GoValue.of(message.reason().toString()));
    fields.put("GroupLabels", pairs(message.groupLabels()));
    fields.put("CommonLabels", pairs(message.commonLabels()));
    fields.put("CommonAnnotations", NotificationValues.pairs(message.commonAnnotations()));
    fields.put("RouteLabels", pairs(message.routeLabels()));
    fields.put("ExternalURL", GoValue.of(message.externalUrl()));
    return NotificationValues.data(fields);
  }

  private static List<GoValue> alerts(Message message) {
    return message.alerts().stream().map(each -> alert(each, message)).toList();
  }

  private static GoValue alert(Alert alert, Message message) {
    boolean resolved = alert.isResolvedAt(message.at());
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Status", GoValue.of(resolved ? "resolved" : "firing"));
    fields.put("Labels", pairs(alert.labels()));
    fields.put("Annotations", NotificationValues.pairs(alert.annotations()));
    fields.put("StartsAt", GoValue.of(alert.startsAt().atZone(ZoneOffset.UTC)));
    fields.put("EndsAt", GoValue.of(alert.endsAt().atZone(ZoneOffset.UTC)));
    fields.put("GeneratorURL", GoValue.of(alert.generatorUrl()));
    fields.put("Fingerprint", GoValue.of(alert.fingerprint().toString()));
    return NotificationValues.alert(fields);
  }

  private static GoValue pairs(Labels labels) {
    return NotificationValues.pairs(map(labels));
  }

  static Map<String, String> map(Labels labels) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Label label : labels) {
      map.put(label.name(), label.value());
    }
    return map;
  }

  /** As a regular expression that means just this text; so Alertmanager names receivers. */
  static String quoted(String receiver) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < receiver.length(); i++) {
      char sign = receiver.charAt(i);
      quoted.append(REGEX_SIGNS.indexOf(sign) >= 0 ? "\\" : "").append(sign);
    }
    return quoted.toString();
  }
}
