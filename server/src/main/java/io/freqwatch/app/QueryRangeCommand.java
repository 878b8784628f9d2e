package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch query range}: the values of an expression over time. */
final class QueryRangeCommand implements Command {
  private static final long DEFAULT_SPAN_MILLIS = 300_000;
  private static final long DEFAULT_STEPS = 250;
  private static final long LEAST_STEP_MILLIS = 1_000;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("range", "Asks for the values of an expression over time.")
            .addOption(
                Command.option(
                    "--start",
                    "TIME",
                    "RFC 3339 or seconds since 1970. Default: 5m before the end."))
            .addOption(Command.option("--end", "TIME", "Default: now."))
            .addOption(
                Command.option(
                    "--step", "DURATION", "Default: a 250th of the span, at least a second."));
    QueryArguments.addFormat(spec);
    return QueryArguments.addTo(spec, "EXPRESSION", "1..2", "An expression of PromQL.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    String query = QueryArguments.expression(arguments);
    QueryFormat format = QueryArguments.format(arguments);
    long end = time(arguments, "--end", terminal.clock().wallMillis());
    long start = time(arguments, "--start", end - DEFAULT_SPAN_MILLIS);
    if (end < start) {
      throw new CommandFailure(ExitCode.WRONG_USE, "--end lies before --start");
    }
    long step = step(arguments, end - start);
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      PrometheusClient client = new PrometheusClient(fetcher, QueryArguments.server(arguments));
      QueryAnswer.print(
          client.post(
              "/api/v1/query_range",
              "query",
              query,
              "start",
              Seconds.text(start),
              "end",
              Seconds.text(end),
              "step",
              Seconds.text(step)),
          format,
          terminal);
    }
    return ExitCode.FINE;
  }

  private static long time(ParseResult arguments, String option, long fallback) {
    String text = arguments.matchedOptionValue(option, "");
    return text.isEmpty() ? fallback : TimeArgument.millis(option, text);
  }

  private static long step(ParseResult arguments, long spanMillis) {
    String text = arguments.matchedOptionValue("--step", "");
    if (text.isEmpty()) {
      return Math.max(LEAST_STEP_MILLIS, spanMillis / DEFAULT_STEPS);
    }
    Duration step =
        text.matches("[0-9.]+")
            ? Duration.ofMillis(TimeArgument.millis("--step", text))
            : PrometheusDuration.parse(text);
    if (!step.isPositive()) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, "--step: found \"" + text + "\", expected more than nothing");
    }
    return step.toMillis();
  }
}
