package io.freqwatch.rules.unittest;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.AlertTemplates;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleFile;
import io.freqwatch.rules.file.RuleFileReader;
import io.freqwatch.rules.file.TemplateCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs files of rule tests. Used by one thread. */
public final class RuleTests {
  private final AlertTemplates templates;
  private final TemplateCheck check;
  private final LanguageOptions language;
  private final Clock clock;

  /**
   * @param language what expressions may use beyond what is stable
   * @param clock for the deadlines of queries; tests have a time of their own
   */
  public RuleTests(
      AlertTemplates templates, TemplateCheck check, LanguageOptions language, Clock clock) {
    this.templates = templates;
    this.check = check;
    this.language = language;
    this.clock = clock;
  }

  /**
   * How a file went.
   *
   * @param warnings patterns that name no rule file
   * @param failures what went wrong, one entry for each comparison
   */
  public record Report(List<String> warnings, List<String> failures) {
    public Report {
      warnings = List.copyOf(warnings);
      failures = List.copyOf(failures);
    }
  }

  /** Runs all tests of a file. What cannot be read is a failure. */
  public Report run(Path file) {
    try {
      UnitTestFile read = new UnitTestReader(file).read();
      List<String> failures = new ArrayList<>();
      List<GroupDefinition> groups = groups(read);
      for (UnitTest test : read.tests()) {
        failures.addAll(new UnitTestRun(read, test, groups, templates, language, clock).failures());
      }
      List<String> warnings =
          read.unmatched().stream().map(text -> "no file match pattern " + text).toList();
      return new Report(warnings, failures);
    } catch (InvalidFileException e) {
      return new Report(List.of(), e.problems().stream().map(each -> "    " + each).toList());
    }
  }

  /** Groups that are named come in that order, behind those that are not. */
  private List<GroupDefinition> groups(UnitTestFile file) {
    List<GroupDefinition> groups = new ArrayList<>();
    for (RuleFile each : RuleFileReader.readAll(file.ruleFiles(), check, language)) {
      groups.addAll(each.groups());
    }
    groups.sort(Comparator.comparingInt(group -> Math.max(0, file.order().indexOf(group.name()))));
    return groups;
  }
}
