package io.freqwatch.app;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** The tree of routes with the times that hold, one route in a line, children indented. */
final class RouteTable {
  private RouteTable() {}

  static void print(JsonNode tree, PrintWriter out) {
    TextTable table =
        new TextTable("ROUTE", "RECEIVER", ">WAIT", ">INTERVAL", ">REPEAT", ">IN FACT", ">GROUPS");
    add(tree, "", table);
    table.print(out);
  }

  private static void add(JsonNode route, String indent, TextTable table) {
    boolean continues = route.path("continue").asBoolean(false);
    table.row(
        indent + text(route, "matchers") + (continues ? "  continue" : ""),
        text(route, "receiver"),
        text(route, "groupWait"),
        text(route, "groupInterval"),
        text(route, "repeatInterval"),
        text(route, "effectiveRepeat"),
        Integer.toString(route.path("groups").size()));
    route.path("routes").forEach(child -> add(child, indent + "  ", table));
  }

  /** The times of one route in a line. */
  static String times(JsonNode route) {
    return "waits %s, is looked at every %s, repeats every %s"
        .formatted(
            text(route, "groupWait"), text(route, "groupInterval"), text(route, "effectiveRepeat"));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
