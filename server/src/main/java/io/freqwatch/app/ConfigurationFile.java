package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.config.ConfigurationReader;
import io.freqwatch.config.FreqwatchOptions;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options {@code --config} and {@code --port-offset}, and what they lead to. */
final class ConfigurationFile {
  static final String DEFAULT = "freqwatch.yml";

  private ConfigurationFile() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Command.option("--config", "FILE", String.class, DEFAULT, "The configuration."))
        .addOption(
            Command.option(
                "--port-offset", "N", Integer.class, "0", "Moves all our ports up by so many."));
  }

  static Path path(ParseResult arguments, Terminal terminal) {
    return terminal.resolve(arguments.matchedOptionValue("--config", DEFAULT));
  }

  /**
   * The configuration with all ports shifted.
   *
   * @throws CommandFailure with every problem of the file
   */
  static FreqwatchOptions read(ParseResult arguments, Terminal terminal) {
    try {
      FreqwatchOptions options =
          ConfigurationReader.read(path(arguments, terminal), terminal.environment());
      return options.shifted(arguments.matchedOptionValue("--port-offset", 0));
    } catch (InvalidFileException e) {
      throw new CommandFailure(ExitCode.WRONG_USE, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.WRONG_USE, String.valueOf(e.getMessage()));
    }
  }
}
