package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Problem;
import io.freqwatch.config.prometheus.PrometheusOptions;
import io.freqwatch.config.prometheus.PrometheusReader;
import io.freqwatch.config.prometheus.TargetFileCheck;
import io.freqwatch.discovery.FilePatterns;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.GoTemplates;
import io.freqwatch.rules.file.RuleFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code freqwatch check prometheus FILE...}: what {@code promtool check config} says, with every
 * mistake at once.
 */
final class CheckPrometheusCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "prometheus",
            "Reads a prometheus.yml and the files it names and prints every problem at once.");
    return FileArguments.addTo(FeatureOption.addTo(spec), "The files.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    LanguageOptions language = FeatureOption.language(arguments);
    return FileArguments.checkEach(
        arguments, terminal, file -> check(file, terminal.resolve(file), language, terminal));
  }

  private static int check(String name, Path file, LanguageOptions language, Terminal terminal) {
    try {
      PrometheusOptions options = PrometheusReader.read(file, terminal.environment());
      List<String> warnings = new ArrayList<>();
      options.remarks().forEach(remark -> warnings.add(remark.toString()));
      List<Problem> problems = new ArrayList<>();
      TargetFileCheck.check(options, problems, warnings);
      RuleFileReader.readAll(
          FilePatterns.files(options.rules().files()), new GoTemplates(), language);
      warnings.forEach(warning -> terminal.out().println("  WARNING: " + warning));
      return problems.isEmpty() ? succeeded(name, terminal) : failed(problems, terminal);
    } catch (InvalidFileException e) {
      return failed(e.problems(), terminal);
    }
  }

  private static int succeeded(String name, Terminal terminal) {
    terminal.out().println(" SUCCESS: " + name + " is valid prometheus config file syntax");
    return ExitCode.FINE;
  }

  private static int failed(List<Problem> problems, Terminal terminal) {
    problems.forEach(problem -> terminal.out().println("  FAILED: " + problem));
    return ExitCode.CHECK_FAILED;
  }
}
