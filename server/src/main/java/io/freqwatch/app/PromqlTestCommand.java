package io.freqwatch.app;

import io.freqwatch.promql.testfile.TestFile;
import io.freqwatch.promql.testfile.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch promql-test}: runs queries with the answers expected. */
final class PromqlTestCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "promql-test",
            "Runs files of queries with the answers expected, in the format of Prometheus'"
                + " promqltest. Ends with 1 where one fails.");
    return spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Files to run.")
            .build());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<String> files = arguments.matchedPositionalValue(0, List.of());
    int passed = 0;
    int failed = 0;
    for (String file : files) {
      TestReport report = TestFile.run(read(terminal.resolve(file)), terminal.clock());
      passed += report.passed();
      failed += report.failures().size();
      report.failures().forEach(failure -> terminal.out().println(file + ": " + failure));
      terminal
          .out()
          .println(
              "%s: %d passed, %d failed"
                  .formatted(file, report.passed(), report.failures().size()));
    }
    terminal.out().println(passed + " passed, " + failed + " failed");
    return failed == 0 ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, "cannot read " + file + ": " + e.getClass().getSimpleName());
    }
  }
}
