package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.GoTemplates;
import io.freqwatch.rules.file.DuplicateRules;
import io.freqwatch.rules.file.RuleFile;
import io.freqwatch.rules.file.RuleFileReader;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code freqwatch check rules FILE...}: what {@code promtool check rules} says, with every mistake
 * at once.
 */
final class CheckRulesCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("rules", "Reads rule files of Prometheus and prints every problem at once.");
    return FileArguments.addTo(FeatureOption.addTo(spec), "The files.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    LanguageOptions language = FeatureOption.language(arguments);
    return FileArguments.checkEach(arguments, terminal, file -> check(file, language, terminal));
  }

  private static int check(String file, LanguageOptions language, Terminal terminal) {
    try {
      RuleFile read =
          RuleFileReader.readAll(List.of(terminal.resolve(file)), new GoTemplates(), language)
              .getFirst();
      for (String duplicate : DuplicateRules.of(read)) {
        terminal.out().println("  WARNING: a second rule for " + duplicate);
      }
      terminal.out().println("  SUCCESS: " + read.ruleCount() + " rules found");
      return ExitCode.FINE;
    } catch (InvalidFileException e) {
      terminal.out().println("  FAILED:");
      e.problems().forEach(problem -> terminal.out().println("  " + problem));
      return ExitCode.CHECK_FAILED;
    }
  }
}
