package io.freqwatch.app;

import io.freqwatch.promql.parse.LanguageOptions;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code --enable-feature} of the commands that read rules, as promtool has it. */
final class FeatureOption {
  private static final String NAME = "--enable-feature";

  private FeatureOption() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
        Command.option(
            NAME,
            "NAME,...",
            "What expressions may use beyond what is stable, such as"
                + " promql-experimental-functions."));
  }

  static LanguageOptions language(ParseResult arguments) {
    List<String> features =
        Arrays.stream(arguments.matchedOptionValue(NAME, "").split(","))
            .map(String::strip)
            .toList();
    return EngineSettings.language(features);
  }
}
