package io.freqwatch.app;

import io.freqwatch.rules.GoTemplates;
import io.freqwatch.rules.unittest.RuleTests;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch test rules FILE...}: unit tests of rules, in the format of promtool. */
final class TestRulesCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "rules",
            "Runs unit tests of rules, in the format of promtool test rules. Ends with 1 where one"
                + " fails.");
    return FileArguments.addTo(
        FeatureOption.addTo(spec), "Files of tests; they name the rule files.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    GoTemplates templates = new GoTemplates();
    RuleTests tests =
        new RuleTests(templates, templates, FeatureOption.language(arguments), terminal.clock());
    int exitCode = ExitCode.FINE;
    for (String file : FileArguments.of(arguments, terminal)) {
      RuleTests.Report report = tests.run(terminal.resolve(file));
      print(file, report, terminal);
      exitCode = report.failures().isEmpty() ? exitCode : ExitCode.CHECK_FAILED;
    }
    return exitCode;
  }

  private static void print(String file, RuleTests.Report report, Terminal terminal) {
    terminal.out().println("Unit Testing:  " + file);
    report.warnings().forEach(warning -> terminal.out().println("  WARNING: " + warning));
    if (report.failures().isEmpty()) {
      terminal.out().println("  SUCCESS");
    } else {
      terminal.out().println("  FAILED:");
      report.failures().forEach(failure -> terminal.out().println(failure));
    }
    terminal.out().println();
  }
}
