package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code freqwatch status}: the fleet as a table. */
final class StatusCommand implements Command {
  private static final String UNKNOWN = "-";
  private static final double STALE_SECONDS = 60;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "status",
            "Shows how the bots are. Ends with 1 when a bot has a problem, with 3 when the"
                + " server is not reached.");
    ServerAddress.addTo(spec);
    return spec.addOption(Command.flag("--json", "Prints the fleet document as it is."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      JsonNode fleet =
          new ServerClient(fetcher, ServerAddress.of(arguments, terminal)).get("/api/fleet");
      if (arguments.matchedOptionValue("--json", false)) {
        terminal.out().println(fleet.toPrettyString());
      } else {
        print(fleet, terminal);
      }
      return hasProblem(fleet) ? ExitCode.CHECK_FAILED : ExitCode.FINE;
    }
  }

  private static boolean hasProblem(JsonNode fleet) {
    for (JsonNode group : fleet.path("groups")) {
      for (JsonNode bot : group.path("bots")) {
        if (bot.path("health").asString("").equals("problem")) {
          return true;
        }
      }
    }
    return false;
  }

  private static void print(JsonNode fleet, Terminal terminal) {
    for (JsonNode group : fleet.path("groups")) {
      terminal.out().println(title(group));
      table(group, fleet.path("asOf").asDouble()).print(terminal.out());
      for (JsonNode bot : group.path("bots")) {
        printProblem(bot, terminal);
      }
      terminal.out().println();
    }
  }

  private static String title(JsonNode group) {
    JsonNode totals = group.path("totals");
    if (!group.path("currency").isString()) {
      return "Not reached yet: " + totals.path("bots").asString("0");
    }
    return "%s %s: %s of %s bots up, equity %s, profit %s, today %s"
        .formatted(
            text(group, "currency"),
            text(group, "mode").equals("live") ? "live" : "dry-run",
            totals.path("botsUp").asString("0"),
            totals.path("bots").asString("0"),
            money(totals, "equity"),
            money(totals, "profit"),
            money(totals, "profitToday"));
  }

  private static TextTable table(JsonNode group, double now) {
    TextTable table =
        new TextTable(
            "BOT",
            "STATE",
            "STRATEGY",
            ">PROFIT",
            ">TODAY",
            ">OPEN",
            ">WIN",
            ">DRAWDOWN",
            ">EQUITY",
            ">SEEN");
    for (JsonNode bot : group.path("bots")) {
      table.row(
          text(bot, "name"),
          text(bot, "state"),
          text(bot, "strategy"),
          money(bot, "profit"),
          money(bot, "profitToday"),
          text(bot, "openTrades"),
          percent(bot, "winRatio"),
          percent(bot, "drawdownRatio"),
          money(bot, "equity"),
          age(bot, now));
    }
    return table;
  }

  private static void printProblem(JsonNode bot, Terminal terminal) {
    JsonNode problem = bot.path("problem");
    if (problem.isObject()) {
      String mark = text(bot, "health").equals("problem") ? "✗" : "!";
      terminal.out().println(mark + " " + text(bot, "name") + ": " + text(problem, "text"));
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString(UNKNOWN);
  }

  private static String money(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      return UNKNOWN;
    }
    int decimals = Math.abs(value.asDouble()) < 10 ? 4 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value.asDouble());
  }

  private static String percent(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber()
        ? String.format(Locale.ROOT, "%.1f%%", 100 * value.asDouble())
        : UNKNOWN;
  }

  private static String age(JsonNode bot, double now) {
    JsonNode seen = bot.path("lastSeen");
    if (!seen.isNumber()) {
      return "never";
    }
    double seconds = Math.max(0, now - seen.asDouble());
    return seconds < STALE_SECONDS
        ? Math.round(seconds) + "s ago"
        : Math.round(seconds / 60) + "m ago";
  }
}
