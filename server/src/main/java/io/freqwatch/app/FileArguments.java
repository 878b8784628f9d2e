package io.freqwatch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Files on the command line, at least one, all of them there. */
final class FileArguments {
  private FileArguments() {}

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

  /** Checks one file, named as it was written, and prints what is wrong with it. */
  @FunctionalInterface
  interface Check {
    /** One of {@link ExitCode}. */
    int of(String file);
  }

  /** Checks each of the files under a heading of its own; the worst exit code. */
  static int checkEach(ParseResult arguments, Terminal terminal, Check check) {
    int exitCode = ExitCode.FINE;
    for (String file : of(arguments, terminal)) {
      terminal.out().println("Checking " + file);
      exitCode = Math.max(exitCode, check.of(file));
      terminal.out().println();
    }
    return exitCode;
  }
}
