package io.freqwatch.app;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code freqwatch alert test}: tries a receiver, with or without sending. */
final class AlertTestCommand implements Command {
  /** Each way to a receiver gets 20 seconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final List<String> FINE = List.of("rendered", "delivered");

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "test",
            "Shows what a receiver would be sent, with secrets left out; with --live, sends it."
                + " Ends with 1 where one of its integrations could not be told.");
    RouterAddress.addTo(spec)
        .addOption(Command.flag("--live", "Sends a message by each integration."))
        .addOption(Command.option("--integration", "NAME", "Only this, such as telegram[0]."))
        .addOption(pairs("--label", "A label of the alert that is told of; severity=critical."))
        .addOption(pairs("--annotation", "A text of it; may be given several times."))
        .addOption(Command.option("--fingerprint", "ID", "Tells of this alert, which fires."));
    return OutputForm.addTo(spec)
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("RECEIVER")
                .type(String.class)
                .description("The receiver, by its name in alertmanager.yml.")
                .build());
  }

  private static OptionSpec pairs(String name, String description) {
    return OptionSpec.builder(name)
        .paramLabel("NAME=TEXT")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    OutputForm form = OutputForm.of(arguments);
    String path = "/receivers/" + MatcherArguments.encoded(receiver(arguments)) + "/test";
    ObjectNode body = body(arguments);
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      JsonNode tried =
          new RouterClient(fetcher, RouterAddress.of(arguments, terminal), PATIENCE)
              .postOwn(path, body);
      if (form == OutputForm.JSON) {
        terminal.out().println(tried.toPrettyString());
      } else {
        tried.path("integrations").forEach(each -> print(each, terminal));
      }
      return judge(tried.path("integrations"), terminal);
    }
  }

  private static String receiver(ParseResult arguments) {
    String name = arguments.matchedPositionalValue(0, "");
    if (name.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, "no receiver; expected one, see \"freqwatch alert routes\"");
    }
    return name;
  }

  private static ObjectNode body(ParseResult arguments) {
    ObjectNode body = Json.object().put("live", arguments.matchedOptionValue("--live", false));
    body.set("labels", AlertAddCommand.pairs(arguments, "--label"));
    body.set("annotations", AlertAddCommand.pairs(arguments, "--annotation"));
    for (String name : List.of("integration", "fingerprint")) {
      String value = arguments.matchedOptionValue("--" + name, "");
      if (!value.isEmpty()) {
        body.put(name, value);
      }
    }
    return body;
  }

  private static void print(JsonNode tried, Terminal terminal) {
    String why = tried.path("why").asString("");
    terminal
        .out()
        .println(
            tried.path("integration").asString("")
                + ": "
                + tried.path("outcome").asString("")
                + (why.isEmpty() ? "" : ", " + why));
    for (JsonNode request : tried.path("requests")) {
      terminal
          .out()
          .println(
              "  " + request.path("method").asString("") + " " + request.path("url").asString(""));
      request
          .path("headers")
          .properties()
          .forEach(
              header ->
                  terminal
                      .out()
                      .println("  " + header.getKey() + ": " + header.getValue().asString("")));
      terminal.out().println();
      request
          .path("body")
          .asString("")
          .lines()
          .forEach(line -> terminal.out().println("  " + line));
      terminal.out().println();
    }
  }

  private static int judge(JsonNode tried, Terminal terminal) {
    if (tried.isEmpty()) {
      terminal.err().println("this receiver has no such integration");
      return ExitCode.CHECK_FAILED;
    }
    boolean fine = true;
    for (JsonNode each : tried) {
      fine &= FINE.contains(each.path("outcome").asString(""));
    }
    return fine ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }
}
