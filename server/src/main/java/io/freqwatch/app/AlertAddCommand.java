package io.freqwatch.app;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/** {@code freqwatch alert add}: reports an alert by hand, as with amtool. */
final class AlertAddCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "add",
            "Reports an alert. It is over when nobody reports it again within the resolve timeout,"
                + " or at --end.");
    RouterAddress.addTo(spec)
        .addOption(annotations())
        .addOption(Command.option("--start", "TIME", "When it began. Default: now."))
        .addOption(Command.option("--end", "TIME", "When it ends or ended."))
        .addOption(Command.option("--generator-url", "URL", "Where it comes from."));
    return MatcherArguments.addTo(spec);
  }

  static OptionSpec annotations() {
    return OptionSpec.builder("--annotation")
        .paramLabel("NAME=TEXT")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description("A text beside it; may be given several times.")
        .build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    ObjectNode alert = Json.object();
    alert.set("labels", labels(MatcherArguments.of(arguments)));
    alert.set("annotations", annotations(arguments));
    moment(arguments, "--start").ifPresent(start -> alert.put("startsAt", start.toString()));
    moment(arguments, "--end").ifPresent(end -> alert.put("endsAt", end.toString()));
    String generator = arguments.matchedOptionValue("--generator-url", "");
    if (!generator.isEmpty()) {
      alert.put("generatorURL", generator);
    }
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      new RouterClient(fetcher, RouterAddress.of(arguments, terminal))
          .post("/alerts", Json.array().add(alert));
      return ExitCode.FINE;
    }
  }

  private static Optional<Instant> moment(ParseResult arguments, String option) {
    return MomentOption.moment(arguments, option);
  }

  private static ObjectNode labels(List<Matcher> words) {
    ObjectNode labels = Json.object();
    for (Matcher word : words) {
      if (word.type() != Matcher.Type.EQUAL) {
        throw new CommandFailure(
            ExitCode.WRONG_USE,
            "label " + word.name() + ": expected NAME=VALUE, no other operator");
      }
      labels.put(word.name(), word.value());
    }
    if (labels.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no label; expected such as alertname=Test");
    }
    return labels;
  }

  /** The pairs that {@code --annotation} names. */
  static ObjectNode annotations(ParseResult arguments) {
    return pairs(arguments, "--annotation");
  }

  /** The pairs that an option names, each in one value of it. */
  static ObjectNode pairs(ParseResult arguments, String option) {
    ObjectNode named = Json.object();
    List<String> pairs = arguments.matchedOptionValue(option, List.of());
    for (String pair : pairs) {
      int sign = pair.indexOf('=');
      if (sign <= 0) {
        throw new CommandFailure(
            ExitCode.WRONG_USE, option + ": found " + pair + ", expected NAME=TEXT");
      }
      named.put(pair.substring(0, sign), pair.substring(sign + 1));
    }
    return named;
  }
}
