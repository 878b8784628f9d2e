package io.freqwatch.app;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** How much a command about alerts prints, as with amtool. */
enum OutputForm {
  SIMPLE,
  EXTENDED,
  JSON;

  private static final String NAME = "--output";

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
        OptionSpec.builder("-o", NAME)
            .paramLabel("FORM")
            .type(String.class)
            .defaultValue("simple")
            .description("simple, extended or json. Default: simple.")
            .build());
  }

  static OutputForm of(ParseResult arguments) {
    String name = arguments.matchedOptionValue(NAME, "simple");
    for (OutputForm form : values()) {
      if (form.name().toLowerCase(Locale.ROOT).equals(name)) {
        return form;
      }
    }
    throw new CommandFailure(
        ExitCode.WRONG_USE, NAME + ": found " + name + ", expected simple, extended or json");
  }
}
