package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code freqwatch alert query}: the alerts that fire, as with amtool. */
final class AlertQueryCommand implements Command {
  private static final List<String> STATES = List.of("active", "silenced", "inhibited");

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "query",
            "Shows the alerts that fire and are not held back; with --silenced or --inhibited,"
                + " those that are.");
    RouterAddress.addTo(spec)
        .addOption(state("-a", "--active", "Those that are not held back, which is the default."))
        .addOption(state("-s", "--silenced", "Those that a silence holds back."))
        .addOption(state("-i", "--inhibited", "Those that another alert holds back."))
        .addOption(
            OptionSpec.builder("-r", "--receiver")
                .paramLabel("REGEX")
                .type(String.class)
                .description("Only those that go to such receivers.")
                .build());
    return MatcherArguments.addTo(OutputForm.addTo(spec));
  }

  private static OptionSpec state(String letter, String name, String description) {
    return OptionSpec.builder(letter, name).type(boolean.class).description(description).build();
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    OutputForm form = OutputForm.of(arguments);
    String path = "/alerts?" + query(arguments, MatcherArguments.of(arguments));
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      JsonNode alerts = new RouterClient(fetcher, RouterAddress.of(arguments, terminal)).get(path);
      AlertTables.alerts(alerts, form, terminal.out());
      return ExitCode.FINE;
    }
  }

  private static String query(ParseResult arguments, List<Matcher> matchers) {
    List<String> parameters = new ArrayList<>();
    boolean any = STATES.stream().anyMatch(state -> isAsked(arguments, state));
    for (String state : STATES) {
      boolean wanted = any ? isAsked(arguments, state) : state.equals("active");
      parameters.add(state + "=" + wanted);
    }
    String receiver = arguments.matchedOptionValue("--receiver", "");
    if (!receiver.isEmpty()) {
      parameters.add("receiver=" + MatcherArguments.encoded(receiver));
    }
    if (!matchers.isEmpty()) {
      parameters.add(MatcherArguments.query(matchers));
    }
    return String.join("&", parameters);
  }

  private static boolean isAsked(ParseResult arguments, String state) {
    return arguments.matchedOptionValue("--" + state, false);
  }
}
