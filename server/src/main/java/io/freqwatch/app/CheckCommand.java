package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.config.ConfigurationReader;
import io.freqwatch.config.FreqwatchOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch check config FILE}: whether a configuration is sound, without starting. */
final class CheckCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("config", "Reads a freqwatch.yml and its drop-ins and prints every problem at once.");
    return spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .paramLabel("FILE")
            .type(String.class)
            .defaultValue(ConfigurationFile.DEFAULT)
            .description("The file. Default: " + ConfigurationFile.DEFAULT + ".")
            .build());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    String file = arguments.matchedPositionalValue(0, ConfigurationFile.DEFAULT);
    try {
      FreqwatchOptions options =
          ConfigurationReader.read(terminal.resolve(file), terminal.environment());
      options.notices().forEach(notice -> terminal.out().println("! " + notice));
      terminal.out().println("✓ " + file + ": " + Words.bots(options.bots().size()));
      return ExitCode.FINE;
    } catch (InvalidFileException e) {
      e.problems().forEach(problem -> terminal.out().println("✗ " + problem));
      return ExitCode.CHECK_FAILED;
    }
  }
}
