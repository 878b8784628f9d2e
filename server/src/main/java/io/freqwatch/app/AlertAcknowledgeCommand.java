package io.freqwatch.app;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Matcher;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code freqwatch alert ack}: somebody looks after the alerts; they are told no more. */
final class AlertAcknowledgeCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "ack",
            "Acknowledges the alerts that fire and meet all matchers, until they end: they are told"
                + " no more, but their end is. Ends with 1 where there is none.");
    RouterAddress.addTo(spec)
        .addOption(
            OptionSpec.builder("-a", "--author")
                .paramLabel("NAME")
                .type(String.class)
                .description("Who looks after them. Default: $USER.")
                .build())
        .addOption(SilenceAddCommand.comment("What is being done."))
        .addOption(SilenceAddCommand.duration("At the longest. Default: as the server has it."));
    return MatcherArguments.addTo(spec);
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<Matcher> matchers = MatcherArguments.of(arguments);
    if (matchers.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no matcher; expected such as FtBotDown");
    }
    ObjectNode words = words(arguments, terminal);
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      RouterClient router = new RouterClient(fetcher, RouterAddress.of(arguments, terminal));
      JsonNode alerts = router.get("/alerts?silenced=false&" + MatcherArguments.query(matchers));
      for (JsonNode alert : alerts) {
        ObjectNode body = words.deepCopy();
        body.set("fingerprint", alert.path("fingerprint"));
        JsonNode made = router.postOwn("/acknowledgements", body);
        terminal.out().println(made.path("silenceID").asString("") + "  " + name(alert));
      }
      return alerts.isEmpty() ? nothing(terminal) : ExitCode.FINE;
    }
  }

  private static ObjectNode words(ParseResult arguments, Terminal terminal) {
    ObjectNode words = Json.object();
    words.put("createdBy", SilenceAddCommand.author(arguments, terminal));
    words.put("comment", arguments.matchedOptionValue("--comment", ""));
    words.put("longest", arguments.matchedOptionValue("--duration", ""));
    return words;
  }

  private static String name(JsonNode alert) {
    return AlertTables.pairs(alert.path("labels"));
  }

  private static int nothing(Terminal terminal) {
    terminal.err().println("no alert fires that meets these matchers and is not silenced yet");
    return ExitCode.CHECK_FAILED;
  }
}
