package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code freqwatch alert routes}: the tree of routes with the times that hold. */
final class AlertRoutesCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "routes",
            "Shows the tree of routes with the times that hold for each, how many groups it has,"
                + " and what is confusing about its times.");
    return OutputForm.addTo(RouterAddress.addTo(spec));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    OutputForm form = OutputForm.of(arguments);
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      JsonNode found =
          new RouterClient(fetcher, RouterAddress.of(arguments, terminal)).getOwn("/routes");
      if (form == OutputForm.JSON) {
        terminal.out().println(found.toPrettyString());
        return ExitCode.FINE;
      }
      RouteTable.print(found.path("route"), terminal.out());
      found
          .path("remarks")
          .forEach(remark -> terminal.out().println("remark: " + remark.asString("")));
      return ExitCode.FINE;
    }
  }
}
