package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/** {@code freqwatch silence update}: changes times and comment of silences, as with amtool. */
final class SilenceUpdateCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "update",
            "Changes when silences end, and why they are there, and prints their ids. One that has"
                + " begun and gets another --start becomes another silence.");
    RouterAddress.addTo(spec)
        .addOption(SilenceAddCommand.duration("How long it lasts from its start."))
        .addOption(Command.option("--start", "TIME", "When it begins."))
        .addOption(Command.option("--end", "TIME", "When it ends."))
        .addOption(SilenceAddCommand.comment("Why."));
    return SilenceIds.addTo(spec);
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      RouterClient router = new RouterClient(fetcher, RouterAddress.of(arguments, terminal));
      for (String id : SilenceIds.of(arguments)) {
        ObjectNode silence = (ObjectNode) router.get("/silence/" + MatcherArguments.encoded(id));
        change(silence, arguments);
        terminal.out().println(router.post("/silences", silence).path("silenceID").asString(""));
      }
      return ExitCode.FINE;
    }
  }

  private static void change(ObjectNode silence, ParseResult arguments) {
    silence.remove("status");
    silence.remove("updatedAt");
    String comment = arguments.matchedOptionValue("--comment", "");
    if (!comment.isEmpty()) {
      silence.put("comment", comment);
    }
    MomentOption.moment(arguments, "--start").ifPresent(at -> put(silence, "startsAt", at));
    Optional<Duration> duration = MomentOption.duration(arguments, "--duration");
    duration.ifPresent(length -> put(silence, "endsAt", start(silence).plus(length)));
    MomentOption.moment(arguments, "--end").ifPresent(at -> put(silence, "endsAt", at));
  }

  private static Instant start(ObjectNode silence) {
    return OffsetDateTime.parse(silence.path("startsAt").asString("")).toInstant();
  }

  private static void put(ObjectNode silence, String name, Instant at) {
    silence.put(name, at.toString());
  }
}
