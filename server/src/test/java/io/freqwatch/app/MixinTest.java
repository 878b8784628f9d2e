package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.GoTemplates;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleDefinition;
import io.freqwatch.rules.file.RuleFile;
import io.freqwatch.rules.file.RuleFileReader;
import io.freqwatch.rules.unittest.RuleTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that come with the program: sound, tested, and each alert with a page on what to do.
 */
class MixinTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path MIXIN = ROOT.resolve("mixin");

  private final GoTemplates templates = new GoTemplates();

  static List<Path> tests() throws IOException {
    return files("tests");
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(MIXIN.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private List<RuleFile> ruleFiles() {
    return RuleFileReader.readAll(
        MixinRules.FILES.stream().map(MIXIN::resolve).toList(), templates);
  }

  private List<RuleDefinition.Alerting> alerts() {
    return ruleFiles().stream()
        .flatMap(file -> file.groups().stream())
        .map(GroupDefinition::rules)
        .flatMap(List::stream)
        .filter(RuleDefinition.Alerting.class::isInstance)
        .map(RuleDefinition.Alerting.class::cast)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void itsTestsPass(Path test) {
    RuleTests.Report report =
        new RuleTests(templates, templates, LanguageOptions.DEFAULT, Clock.system()).run(test);
    assertThat(report.failures()).isEmpty();
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void everyFileIsLoadedByTheProgram() throws IOException {
    assertThat(Stream.concat(files("alerts").stream(), files("rules").stream()))
        .containsExactlyInAnyOrderElementsOf(
            MixinRules.FILES.stream().map(MIXIN::resolve).toList());
  }

  @Test
  void whatIsWrittenOutIsWhatTheProjectHolds(@TempDir Path folder) throws IOException {
    for (Path written : MixinRules.writeTo(folder)) {
      assertThat(written).hasSameTextualContentAs(MIXIN.resolve(folder.relativize(written)));
    }
  }

  @Test
  void everyAlertHasATestAndAPage() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path test : tests()) {
      all.append(Files.readString(test));
    }
    for (RuleDefinition.Alerting alert : alerts()) {
      String page = "docs/runbooks/" + alert.name() + ".md";
      assertThat(all).contains("alertname: " + alert.name() + "\n");
      assertThat(alert.annotations()).containsEntry("runbook", page).containsKey("summary");
      assertThat(ROOT.resolve(page)).exists();
      assertThat(alert.labels()).containsKey("severity");
    }
  }

  @Test
  void everyRecordedSeriesHasATest() throws IOException {
    String tests = Files.readString(MIXIN.resolve("tests/rules-freqtrade.yml"));
    for (RuleFile file : ruleFiles()) {
      for (GroupDefinition group : file.groups()) {
        for (RuleDefinition rule : group.rules()) {
          if (rule instanceof RuleDefinition.Recording) {
            assertThat(tests).contains(rule.name());
          }
        }
      }
    }
  }

  /** One is fired by the router itself, without a rule. */
  @Test
  void noPageIsAboutAnAlertThatIsGone() throws IOException {
    Stream<String> names =
        Stream.concat(
            alerts().stream().map(RuleDefinition.Alerting::name), Stream.of("PeerSilent"));
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs/runbooks"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(names.toList());
    }
  }
}
