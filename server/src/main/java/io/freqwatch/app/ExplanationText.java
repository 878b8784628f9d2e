package io.freqwatch.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the router says of one alert, in sentences. */
final class ExplanationText {
  private final JsonNode said;
  private final OutputForm form;
  private final PrintWriter out;

  /**
   * @param said what {@code /api/freqwatch/v1/explain} answers
   */
  ExplanationText(JsonNode said, OutputForm form, PrintWriter out) {
    this.said = said;
    this.form = form;
    this.out = out;
  }

  void print() {
    out.println(AlertTables.pairs(said.path("labels")) + ": " + state());
    said.path("silences").forEach(this::silence);
    for (JsonNode source : said.path("inhibitedBy")) {
      out.println("  held back by the alert " + AlertTables.pairs(source.path("labels")));
    }
    said.path("routes").forEach(this::route);
    out.println();
  }

  private String state() {
    String since = time(said.path("alert"), "startsAt");
    return switch (text(said, "state")) {
      case "firing" -> "fires since " + since;
      case "resolved" -> "ended at " + time(said.path("alert"), "endsAt");
      default -> "no such alert is known; one with these labels would go this way";
    };
  }

  private void silence(JsonNode silence) {
    String what = silence.path("acknowledgement").asBoolean(false) ? "acknowledged" : "silenced";
    String comment = text(silence, "comment");
    out.println(
        "  %s by %s until %s%s (%s)"
            .formatted(
                what,
                text(silence, "createdBy"),
                time(silence, "until"),
                comment.isEmpty() ? "" : ": " + comment,
                text(silence, "silenceID")));
  }

  private void route(JsonNode route) {
    out.println(
        "  route %s %s, to %s, grouped by %s"
            .formatted(
                text(route, "path"),
                text(route, "matchers"),
                text(route, "receiver"),
                words(route.path("groupBy"))));
    if (form == OutputForm.EXTENDED) {
      out.println("    group " + text(route, "groupKey") + ", " + RouteTable.times(route));
    }
    if (!route.path("mutedBy").isEmpty()) {
      out.println("    quiet at this time by " + words(route.path("mutedBy")));
    }
    if (route.has("nextLook")) {
      out.println("    its group is looked at next at " + time(route, "nextLook"));
    }
    if (route.path("integrations").isEmpty()) {
      out.println("    this receiver tells nobody");
    }
    route.path("integrations").forEach(this::integration);
  }

  private void integration(JsonNode each) {
    out.println("    " + text(each, "integration") + ": " + text(each, "why"));
    if (each.has("onItsWay")) {
      out.println("      " + onItsWay(each.path("onItsWay")));
    } else {
      times(each);
    }
    if (form == OutputForm.EXTENDED) {
      each.path("history").forEach(this::event);
    }
  }

  /** As long as nothing is on its way: that counts as told already. */
  private void times(JsonNode each) {
    if (each.has("toldAt")) {
      out.println("      told last at " + time(each, "toldAt"));
    }
    if (each.has("nextPossible")) {
      out.println("      the next message is possible at " + time(each, "nextPossible"));
    }
  }

  private void event(JsonNode event) {
    String what = text(event, "text");
    String kind = text(event, "kind");
    out.println("      " + time(event, "at") + " " + kind + (what.isEmpty() ? "" : ": " + what));
  }

  /** How far a notification has come that has not arrived yet. */
  static String onItsWay(JsonNode delivery) {
    String failure = text(delivery, "lastFailure");
    return "on its way since %s, %d attempts%s; %s"
        .formatted(
            time(delivery, "since"),
            delivery.path("attempts").asInt(0),
            failure.isEmpty() ? "" : ", the last failed: " + failure,
            delivery.path("inFlight").asBoolean(false)
                ? "one is being made"
                : "the next is at " + time(delivery, "nextAttempt"));
  }

  private static String words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(each -> words.add(each.asString("")));
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static String time(JsonNode node, String name) {
    return MomentOption.shown(text(node, name));
  }
}
