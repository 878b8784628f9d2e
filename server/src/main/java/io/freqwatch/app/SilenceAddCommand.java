package io.freqwatch.app;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code freqwatch silence add}: keeps alerts quiet for a while, as with amtool. */
final class SilenceAddCommand implements Command {
  private static final Duration ONE_HOUR = Duration.ofHours(1);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("add", "Keeps the alerts that meet all matchers quiet, and prints the silence's id.");
    RouterAddress.addTo(spec)
        .addOption(
            OptionSpec.builder("-a", "--author")
                .paramLabel("NAME")
                .type(String.class)
                .description("Who silences. Default: $USER.")
                .build())
        .addOption(comment("Why. It is required."))
        .addOption(duration("How long. Default: 1h."))
        .addOption(Command.option("--start", "TIME", "When it begins. Default: now."))
        .addOption(Command.option("--end", "TIME", "When it ends, in place of --duration."))
        .addOption(AlertAddCommand.annotations());
    return MatcherArguments.addTo(spec);
  }

  static OptionSpec comment(String description) {
    return OptionSpec.builder("-c", "--comment")
        .paramLabel("TEXT")
        .type(String.class)
        .description(description)
        .build();
  }

  static OptionSpec duration(String description) {
    return OptionSpec.builder("-d", "--duration")
        .paramLabel("DURATION")
        .type(String.class)
        .description(description)
        .build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    ObjectNode silence = silence(arguments, terminal);
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      terminal
          .out()
          .println(
              new RouterClient(fetcher, RouterAddress.of(arguments, terminal))
                  .post("/silences", silence)
                  .path("silenceID")
                  .asString(""));
      return ExitCode.FINE;
    }
  }

  private static ObjectNode silence(ParseResult arguments, Terminal terminal) {
    List<Matcher> matchers = MatcherArguments.of(arguments);
    if (matchers.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no matcher; expected such as bot=alpha");
    }
    String comment = arguments.matchedOptionValue("--comment", "");
    if (comment.isBlank()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no comment; say why with --comment");
    }
    Instant start = MomentOption.moment(arguments, "--start").orElse(terminal.clock().now());
    Duration duration = MomentOption.duration(arguments, "--duration").orElse(ONE_HOUR);
    Instant end = MomentOption.moment(arguments, "--end").orElse(start.plus(duration));
    ObjectNode silence = Json.object();
    silence.set("matchers", nodes(matchers));
    silence.set("annotations", AlertAddCommand.annotations(arguments));
    return silence
        .put("startsAt", start.toString())
        .put("endsAt", end.toString())
        .put("createdBy", author(arguments, terminal))
        .put("comment", comment);
  }

  /** Who gives the command. */
  static String author(ParseResult arguments, Terminal terminal) {
    String user = terminal.environment().getOrDefault("USER", "");
    String author = arguments.matchedOptionValue("--author", user);
    if (author.isBlank()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no author; name yourself with --author");
    }
    return author;
  }

  private static ArrayNode nodes(List<Matcher> matchers) {
    ArrayNode nodes = Json.array();
    for (Matcher matcher : matchers) {
      Matcher.Type type = matcher.type();
      nodes
          .addObject()
          .put("name", matcher.name())
          .put("value", matcher.value())
          .put("isRegex", type == Matcher.Type.REGEX || type == Matcher.Type.NOT_REGEX)
          .put("isEqual", type == Matcher.Type.REGEX || type == Matcher.Type.EQUAL);
    }
    return nodes;
  }
}
