package io.freqwatch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Files on the command line, at least one, all of them there. */
final class RuleFileArguments {
  private RuleFileArguments() {}

  static CommandSpec addTo(CommandSpec spec, String description) {
    return spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .paramLabel("FILE")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(description)
            .build());
  }

  /** The files as they were written. */
  static List<String> of(ParseResult arguments, Terminal terminal) {
    List<String> files = arguments.matchedPositionalValue(0, List.of());
    if (files.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no file; expected at least one");
    }
    for (String file : files) {
      Path path = terminal.resolve(file);
      if (!Files.exists(path)) {
        throw new CommandFailure(ExitCode.WRONG_USE, "no such file: " + path);
      }
    }
    return files;
  }
}
