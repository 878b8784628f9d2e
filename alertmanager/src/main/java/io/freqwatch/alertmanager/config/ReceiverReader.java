package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code receivers}. Used by one thread. */
final class ReceiverReader {
  /** In the order in which Alertmanager numbers the integrations of a receiver. */
  private static final List<String> KINDS =
      List.of(
          "webhook",
          "email",
          "pagerduty",
          "opsgenie",
          "wechat",
          "slack",
          "victorops",
          "pushover",
          "sns",
          "telegram",
          "discord",
          "webex",
          "msteams",
          "msteamsv2",
          "jira",
          "rocketchat",
          "mattermost",
          "incidentio");

  private final SettingsReader reader;
  private final Settings global;
  private final ArrayNode shown = Json.array();

  ReceiverReader(SettingsReader reader, Settings global) {
    this.reader = reader.under(global);
    this.global = global;
  }

  /** By name, in the order of the file. */
  Map<String, Receiver> read(List<YamlMapping> written) {
    Map<String, Receiver> receivers = new LinkedHashMap<>();
    for (YamlMapping each : written) {
      Receiver receiver = receiver(each);
      if (receiver.name().isEmpty()) {
        each.problem("name", "nothing", "a name");
      } else if (receivers.putIfAbsent(receiver.name(), receiver) != null) {
        each.problem("name", "\"" + receiver.name() + "\" a second time", "each name once");
      }
    }
    return receivers;
  }

  /** The receivers for people, without secrets. */
  ArrayNode shown() {
    return shown;
  }

  private Receiver receiver(YamlMapping written) {
    String name = written.optionalText("name").orElse("");
    ObjectNode display = Json.object().put("name", name);
    Map<String, String> labels = new TreeMap<>(written.textMap("labels"));
    labels.forEach(display.withObject("labels")::put);
    if (labels.isEmpty()) {
      display.remove("labels");
    }
    labels.putIfAbsent("name", name);
    List<Integration> integrations = new ArrayList<>();
    for (String kind : KINDS) {
      integrations.addAll(integrations(written, kind, display));
    }
    written.rejectUnknownKeys();
    shown.add(display);
    return new Receiver(name, Labels.of(labels), integrations);
  }

  private List<Integration> integrations(YamlMapping receiver, String kind, ObjectNode display) {
    String key = kind + "_configs";
    List<Integration> found = new ArrayList<>();
    for (YamlMapping written : receiver.mappings(key)) {
      Settings settings = reader.read(written, schema(kind));
      IntegrationChecks.check(kind, written, settings, global);
      found.add(
          new Integration(
              kind, found.size(), receiver.place(key), settings.flag("send_resolved"), settings));
      display.withArray(key).add(settings.shown());
    }
    return found;
  }

  private static Schema schema(String kind) {
    Schema schema = Schema.ALL.get(kind);
    if (schema == null) {
      throw new IllegalStateException("no schema " + kind);
    }
    return schema;
  }
}
