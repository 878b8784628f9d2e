package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code freqwatch alert outbox}: what has not arrived yet. */
final class AlertOutboxCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("outbox", "Shows the notifications that have not arrived yet, oldest first.");
    return OutputForm.addTo(RouterAddress.addTo(spec));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    OutputForm form = OutputForm.of(arguments);
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      JsonNode waiting =
          new RouterClient(fetcher, RouterAddress.of(arguments, terminal)).getOwn("/outbox");
      if (form == OutputForm.JSON) {
        terminal.out().println(waiting.toPrettyString());
      } else {
        print(waiting, terminal);
      }
      return ExitCode.FINE;
    }
  }

  private static void print(JsonNode waiting, Terminal terminal) {
    TextTable table = new TextTable("RECEIVER", "GROUP", ">ALERTS", "STATE");
    for (JsonNode each : waiting) {
      table.row(
          each.path("receiver").asString("") + "/" + each.path("integration").asString(""),
          AlertTables.pairs(each.path("groupLabels")),
          Integer.toString(each.path("alerts").asInt(0)),
          ExplanationText.onItsWay(each));
    }
    table.print(terminal.out());
  }
}
