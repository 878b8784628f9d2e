package io.freqwatch.gotemplate;

import io.freqwatch.codec.Json;
import io.freqwatch.gotemplate.functions.AlertmanagerFunctions;
import io.freqwatch.gotemplate.functions.NotificationValues;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.value.GoValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Templates with what {@code amtool template render} of Alertmanager 0.33 made of them, and the
 * data that it makes up for that.
 */
final class RecordedTemplates {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /** A template, and its output or the text of its error. */
  record Case(String template, String expected) {}

  private RecordedTemplates() {}

  static List<Case> read(String file) {
    try (InputStream resource = RecordedTemplates.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IOException("no file " + file);
      }
      return Json.parse(resource.readAllBytes()).valueStream().map(RecordedTemplates::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case of(JsonNode recorded) {
    String expected = recorded.path("output").asString("") + recorded.path("error").asString("");
    return new Case(recorded.get("template").asString(), expected);
  }

  /** What we make of a template: the output or the text of the error. */
  static String render(String template, boolean html) {
    TemplateSet functions = TemplateSet.of(AlertmanagerFunctions.of(NOW));
    try {
      TemplateSet set = functions.parse("", template);
      return html ? set.executeHtml("", data()) : set.execute("", data());
    } catch (TemplateException e) {
      return String.valueOf(e.getMessage()).replace("*template.Data", "template.Data");
    }
  }

  private static GoValue data() {
    Map<String, String> labels = numbered("commonlabelkey", "commonlabelvalue");
    Map<String, String> annotations = numbered("commonannotationkey", "commonannotationvalue");
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Receiver", GoValue.of("receiver"));
    fields.put("Status", GoValue.of("alertstatus"));
    fields.put(
        "Alerts",
        NotificationValues.alerts(
            List.of(alert("firing", labels, annotations), alert("resolved", labels, annotations))));
    fields.put("NotificationReason", GoValue.of(""));
    fields.put(
        "GroupLabels", NotificationValues.pairs(numbered("grouplabelkey", "grouplabelvalue")));
    fields.put("CommonLabels", NotificationValues.pairs(labels));
    fields.put("CommonAnnotations", NotificationValues.pairs(annotations));
    fields.put("ExternalURL", GoValue.of("https://example.com"));
    return NotificationValues.data(fields);
  }

  private static GoValue alert(
      String status, Map<String, String> labels, Map<String, String> annotations) {
    Map<String, String> own = new LinkedHashMap<>(labels);
    own.putAll(numbered("label", "value"));
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Status", GoValue.of(status));
    fields.put("Labels", NotificationValues.pairs(own));
    fields.put("Annotations", NotificationValues.pairs(annotations));
    return NotificationValues.alert(fields);
  }

  private static Map<String, String> numbered(String name, String value) {
    return Map.of(name + "1", value + "1", name + "2", value + "2");
  }
}
