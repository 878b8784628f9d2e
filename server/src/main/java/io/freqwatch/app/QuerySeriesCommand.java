package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code freqwatch query series} and {@code query labels}: what there is to ask about. */
final class QuerySeriesCommand implements Command {
  private final boolean values;

  private QuerySeriesCommand(boolean values) {
    this.values = values;
  }

  static QuerySeriesCommand ofSeries() {
    return new QuerySeriesCommand(false);
  }

  static QuerySeriesCommand ofLabelValues() {
    return new QuerySeriesCommand(true);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        values
            ? named("labels", "Prints the values of a label.")
            : named("series", "Prints the series that a selector matches.");
    spec.addOption(
            Command.option("--start", "TIME", "From when on: RFC 3339 or seconds since 1970."))
        .addOption(Command.option("--end", "TIME", "Until when."));
    return values
        ? QueryArguments.addTo(spec, "NAME", "1..2", "The name of a label.")
        : QueryArguments.addTo(spec, "SELECTOR", "1..*", "Selectors; any may match.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      PrometheusClient client = new PrometheusClient(fetcher, QueryArguments.server(arguments));
      String[] parameters = parameters(arguments);
      JsonNode answer =
          values
              ? client.get("/api/v1/label/" + name(arguments) + "/values", parameters)
              : client.post("/api/v1/series", parameters);
      QueryAnswer.print(
          answer, (data, out) -> data.forEach(each -> out.println(text(each))), terminal);
    }
    return ExitCode.FINE;
  }

  private static String name(ParseResult arguments) {
    String name = QueryArguments.expression(arguments);
    if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, "found \"" + name + "\", expected the name of a label");
    }
    return name;
  }

  private String[] parameters(ParseResult arguments) {
    List<String> parameters = new ArrayList<>();
    if (!values) {
      QueryArguments.questions(arguments)
          .forEach(selector -> parameters.addAll(List.of("match[]", selector)));
    }
    for (String option : List.of("--start", "--end")) {
      String text = arguments.matchedOptionValue(option, "");
      if (!text.isEmpty()) {
        parameters.add(option.substring(2));
        parameters.add(Seconds.text(TimeArgument.millis(option, text)));
      }
    }
    return parameters.toArray(String[]::new);
  }

  private static String text(JsonNode found) {
    if (found.isString()) {
      return found.asString("");
    }
    Labels.Builder labels = Labels.builder();
    found.properties().forEach(label -> labels.set(label.getKey(), label.getValue().asString("")));
    return labels.build().toString();
  }
}
