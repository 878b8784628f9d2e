package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch query instant}: the value of an expression at one moment. */
final class QueryInstantCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("instant", "Asks for the value of an expression at one moment.")
            .addOption(
                Command.option(
                    "--time",
                    "TIME",
                    "RFC 3339 or seconds since 1970. Default: the server's now."));
    QueryArguments.addFormat(spec);
    return QueryArguments.addTo(spec, "EXPRESSION", "1..2", "An expression of PromQL.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    String query = QueryArguments.expression(arguments);
    QueryFormat format = QueryArguments.format(arguments);
    String time = arguments.matchedOptionValue("--time", "");
    String at = time.isEmpty() ? "" : Seconds.text(TimeArgument.millis("--time", time));
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      PrometheusClient client = new PrometheusClient(fetcher, QueryArguments.server(arguments));
      QueryAnswer.print(client.post("/api/v1/query", "query", query, "time", at), format, terminal);
    }
    return ExitCode.FINE;
  }
}
