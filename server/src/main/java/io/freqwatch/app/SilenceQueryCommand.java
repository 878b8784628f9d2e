package io.freqwatch.app;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code freqwatch silence query}: the silences there are, as with amtool. */
final class SilenceQueryCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "query",
            "Shows the silences that are on or will be; with --expired, those that ended.");
    RouterAddress.addTo(spec)
        .addOption(Command.flag("--expired", "Those that have ended."))
        .addOption(
            OptionSpec.builder("-q", "--quiet")
                .type(boolean.class)
                .description("Prints ids alone, for silence expire and update.")
                .build())
        .addOption(Command.option("--created-by", "NAME", "Only those of this author."))
        .addOption(Command.option("--id", "ID", "Only this one."))
        .addOption(
            Command.option(
                "--within", "DURATION", "Only those that end, or ended, within this time."));
    return MatcherArguments.addTo(OutputForm.addTo(spec));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    OutputForm form = OutputForm.of(arguments);
    Optional<Duration> within = MomentOption.duration(arguments, "--within");
    List<Matcher> matchers = MatcherArguments.of(arguments);
    String path = "/silences" + (matchers.isEmpty() ? "" : "?" + MatcherArguments.query(matchers));
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      ArrayNode found = Json.array();
      Instant now = terminal.clock().now();
      for (JsonNode silence :
          new RouterClient(fetcher, RouterAddress.of(arguments, terminal)).get(path)) {
        if (isWanted(silence, arguments) && within.stream().allMatch(w -> ends(silence, now, w))) {
          found.add(silence);
        }
      }
      print(found, arguments.matchedOptionValue("--quiet", false), form, terminal);
      return ExitCode.FINE;
    }
  }

  private static void print(ArrayNode found, boolean quiet, OutputForm form, Terminal terminal) {
    if (quiet) {
      found.forEach(each -> terminal.out().println(each.path("id").asString("")));
    } else {
      AlertTables.silences(found, form, terminal.out());
    }
  }

  private static boolean isWanted(JsonNode silence, ParseResult arguments) {
    boolean expired = silence.path("status").path("state").asString("").equals("expired");
    return expired == arguments.matchedOptionValue("--expired", false)
        && isNamed(silence, "createdBy", arguments.matchedOptionValue("--created-by", ""))
        && isNamed(silence, "id", arguments.matchedOptionValue("--id", ""));
  }

  private static boolean isNamed(JsonNode silence, String field, String wanted) {
    return wanted.isEmpty() || silence.path(field).asString("").equals(wanted);
  }

  private static boolean ends(JsonNode silence, Instant now, Duration within) {
    Instant end = OffsetDateTime.parse(silence.path("endsAt").asString("")).toInstant();
    return Duration.between(now, end).abs().compareTo(within) <= 0;
  }
}
