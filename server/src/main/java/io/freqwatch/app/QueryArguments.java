package io.freqwatch.app;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the commands that ask a Prometheus API have in common: the server, which may also stand
 * before the rest as promtool wants it, and how the answer is printed.
 */
final class QueryArguments {
  private static final int PROMETHEUS_PORT = 9090;

  private QueryArguments() {}

  static CommandSpec addTo(CommandSpec spec, String label, String arity, String description) {
    return spec.addOption(
            Command.option(
                "--url", "URL", "The server to ask. Default: http://127.0.0.1:9090, our own."))
        .addOption(
            Command.option(
                "--port-offset", "N", Integer.class, "0", "The offset that the server runs with."))
        .addPositional(
            PositionalParamSpec.builder()
                .index("0..*")
                .arity(arity)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description + " The URL of a server may stand before it.")
                .build());
  }

  static CommandSpec addFormat(CommandSpec spec) {
    return spec.addOption(
        Command.option(
            "--format",
            "table|promql|json",
            String.class,
            "table",
            "How the answer is printed: a table, the lines of promtool, or the API's result."));
  }

  static URI server(ParseResult arguments) {
    List<String> words = words(arguments);
    int port = PROMETHEUS_PORT + arguments.matchedOptionValue("--port-offset", 0);
    String named = arguments.matchedOptionValue("--url", "http://127.0.0.1:" + port);
    return URI.create(startsWithServer(words) ? words.getFirst() : named);
  }

  /** What stands behind the server. */
  static List<String> questions(ParseResult arguments) {
    List<String> words = words(arguments);
    return startsWithServer(words) ? words.subList(1, words.size()) : words;
  }

  /** The one expression. */
  static String expression(ParseResult arguments) {
    List<String> questions = questions(arguments);
    if (questions.size() != 1) {
      throw new CommandFailure(
          ExitCode.WRONG_USE,
          "expected one expression, found " + questions.size() + "; put it in quotes");
    }
    return questions.getFirst();
  }

  static QueryFormat format(ParseResult arguments) {
    String name = arguments.matchedOptionValue("--format", "table");
    return switch (name) {
      case "table" -> new QueryTable();
      case "promql" -> new QueryLines();
      case "json" -> (result, out) -> out.println(result.path("result"));
      default ->
          throw new CommandFailure(
              ExitCode.WRONG_USE,
              "--format: found \"%s\", expected table, promql or json".formatted(name));
    };
  }

  private static boolean startsWithServer(List<String> words) {
    return words.size() > 1 && words.getFirst().matches("https?://.*");
  }

  private static List<String> words(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, List.of());
  }
}
