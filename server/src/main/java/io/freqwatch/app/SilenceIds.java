package io.freqwatch.app;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The ids of silences on the command line. */
final class SilenceIds {
  private SilenceIds() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .paramLabel("ID")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("The silences, as silence query --quiet prints them.")
            .build());
  }

  /** At least one. */
  static List<String> of(ParseResult arguments) {
    List<String> ids = arguments.matchedPositionalValue(0, List.of());
    if (ids.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, "no silence; expected an id, see \"freqwatch silence query\"");
    }
    return ids;
  }
}
