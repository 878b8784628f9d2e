package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code freqwatch alert history}: what happened to alerts and to what was told of them. */
final class AlertHistoryCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "history",
            "Shows what happened to alerts, silences and notifications, newest first: what fired,"
                + " what was told to whom, what could not be.");
    RouterAddress.addTo(spec)
        .addOption(Command.option("--kind", "KIND", "Only such, as the column KIND names them."))
        .addOption(Command.option("--receiver", "NAME", "Only what this receiver was told."))
        .addOption(Command.option("--from", "TIME", "Not what happened before."))
        .addOption(Command.option("--to", "TIME", "Not what happened then or later."))
        .addOption(Command.option("--limit", "N", Integer.class, "100", "At most so many."));
    return MatcherArguments.addTo(OutputForm.addTo(spec));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    OutputForm form = OutputForm.of(arguments);
    String path = "/history?" + query(arguments, MatcherArguments.of(arguments));
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      JsonNode page = new RouterClient(fetcher, RouterAddress.of(arguments, terminal)).getOwn(path);
      print(page.path("events"), form, terminal);
      return ExitCode.FINE;
    }
  }

  private static String query(ParseResult arguments, List<Matcher> matchers) {
    List<String> parameters = new ArrayList<>();
    parameters.add("limit=" + arguments.matchedOptionValue("--limit", 100));
    for (String name : List.of("kind", "receiver")) {
      String value = arguments.matchedOptionValue("--" + name, "");
      if (!value.isEmpty()) {
        parameters.add(name + "=" + MatcherArguments.encoded(value));
      }
    }
    for (String name : List.of("from", "to")) {
      MomentOption.moment(arguments, "--" + name).ifPresent(at -> parameters.add(name + "=" + at));
    }
    if (!matchers.isEmpty()) {
      parameters.add(MatcherArguments.query(matchers));
    }
    return String.join("&", parameters);
  }

  private static void print(JsonNode events, OutputForm form, Terminal terminal) {
    if (form == OutputForm.JSON) {
      terminal.out().println(events.toPrettyString());
      return;
    }
    TextTable table = new TextTable("AT", "KIND", "RECEIVER", "LABELS", "TEXT");
    for (JsonNode event : events) {
      String integration = event.path("integration").asString("");
      String receiver = event.path("receiver").asString("");
      table.row(
          MomentOption.shown(event.path("at").asString("")),
          event.path("kind").asString(""),
          form == OutputForm.EXTENDED && !receiver.isEmpty()
              ? receiver + "/" + integration
              : receiver,
          AlertTables.pairs(event.path("labels")),
          event.path("text").asString(""));
    }
    table.print(terminal.out());
  }
}
