package io.freqwatch.app;

import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.model.Matcher;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Alerts and silences of the API as people read them; in the columns of amtool. */
final class AlertTables {
  private AlertTables() {}

  static void alerts(JsonNode alerts, OutputForm form, PrintWriter out) {
    switch (form) {
      case JSON -> out.println(alerts.toPrettyString());
      case SIMPLE -> {
        TextTable table = new TextTable("ALERTNAME", "BOT", "STARTS AT", "SUMMARY", "STATE");
        for (JsonNode alert : alerts) {
          table.row(
              alert.path("labels").path("alertname").asString(""),
              alert.path("labels").path("bot").asString("-"),
              time(alert, "startsAt"),
              alert.path("annotations").path("summary").asString(""),
              state(alert));
        }
        table.print(out);
      }
      case EXTENDED -> {
        TextTable table =
            new TextTable(
                "LABELS", "ANNOTATIONS", "STARTS AT", "ENDS AT", "GENERATOR URL", "STATE");
        for (JsonNode alert : alerts) {
          table.row(
              pairs(alert.path("labels")),
              pairs(alert.path("annotations")),
              time(alert, "startsAt"),
              time(alert, "endsAt"),
              alert.path("generatorURL").asString(""),
              state(alert));
        }
        table.print(out);
      }
    }
  }

  private static String state(JsonNode alert) {
    return alert.path("status").path("state").asString("");
  }

  static void silences(JsonNode silences, OutputForm form, PrintWriter out) {
    switch (form) {
      case JSON -> out.println(silences.toPrettyString());
      case SIMPLE -> {
        TextTable table = new TextTable("ID", "MATCHERS", "ENDS AT", "CREATED BY", "COMMENT");
        for (JsonNode silence : silences) {
          table.row(
              text(silence, "id"),
              matchers(silence),
              time(silence, "endsAt"),
              text(silence, "createdBy"),
              text(silence, "comment"));
        }
        table.print(out);
      }
      case EXTENDED -> {
        TextTable table =
            new TextTable(
                "ID",
                "STATE",
                "MATCHERS",
                "STARTS AT",
                "ENDS AT",
                "UPDATED AT",
                "CREATED BY",
                "COMMENT",
                "ANNOTATIONS");
        for (JsonNode silence : silences) {
          table.row(
              text(silence, "id"),
              state(silence),
              matchers(silence),
              time(silence, "startsAt"),
              time(silence, "endsAt"),
              time(silence, "updatedAt"),
              text(silence, "createdBy"),
              text(silence, "comment"),
              pairs(silence.path("annotations")));
        }
        table.print(out);
      }
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static String time(JsonNode node, String name) {
    return MomentOption.shown(text(node, name));
  }

  /** Names and texts: {@code a="b" c="d"}. */
  static String pairs(JsonNode object) {
    List<String> pairs = new ArrayList<>();
    object
        .properties()
        .forEach(each -> pairs.add(each.getKey() + "=\"" + each.getValue().asString("") + '"'));
    return String.join(" ", pairs);
  }

  private static String matchers(JsonNode silence) {
    List<String> matchers = new ArrayList<>();
    silence.path("matchers").forEach(each -> matchers.add(Matchers.text(matcher(each))));
    return String.join(" ", matchers);
  }

  private static Matcher matcher(JsonNode node) {
    boolean equal = node.path("isEqual").asBoolean(true);
    Matcher.Type type =
        node.path("isRegex").asBoolean(false)
            ? equal ? Matcher.Type.REGEX : Matcher.Type.NOT_REGEX
            : equal ? Matcher.Type.EQUAL : Matcher.Type.NOT_EQUAL;
    return new Matcher(type, text(node, "name"), text(node, "value"));
  }
}
