package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** promtool and we say the same of every rule file and every rule test. */
@Tag("conformance")
final class RulesConformanceTest {
  private static final Path MIXIN = Path.of("..", "mixin").toAbsolutePath().normalize();
  private static final int ATTEMPTS = 5;
  private static final String SEPARATOR = "=== ";

  @TempDir private Path folder;

  static List<Path> ruleFiles() {
    return MixinRules.FILES.stream().map(MIXIN::resolve).toList();
  }

  static List<Path> testFiles() throws IOException {
    try (Stream<Path> files = Files.list(MIXIN.resolve("tests"))) {
      return files.sorted().toList();
    }
  }

  /** A file of many files, each behind a line with its name. */
  record Case(String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> ruleCases() throws IOException {
    return cases("rule-files.txt");
  }

  static List<Case> testCases() throws IOException {
    return cases("rule-tests.txt");
  }

  private static List<Case> cases(String file) throws IOException {
    String all = Files.readString(Path.of("src/test/resources/rules", file));
    List<Case> cases = new ArrayList<>();
    for (String part : all.split("(?m)^" + SEPARATOR)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        cases.add(new Case(part.substring(0, end).strip(), part.substring(end + 1)));
      }
    }
    return cases;
  }

  private int ours(String... arguments) {
    return new CommandRun(folder).run(arguments);
  }

  private Peers.Ended theirs(String... arguments) throws IOException, InterruptedException {
    return Peers.run(folder, Peers.find("promtool"), arguments);
  }

  /** Asks again where it is otherwise: on a busy machine promtool loses an alert now and then. */
  private Peers.Ended tested(int usual) throws IOException, InterruptedException {
    Peers.Ended ended = theirs("test", "rules", "test.yml");
    for (int i = 1; i < ATTEMPTS && ended.exitCode() != usual; i++) {
      ended = theirs("test", "rules", "test.yml");
    }
    return ended;
  }

  @ParameterizedTest
  @MethodSource("ruleFiles")
  void takesTheRulesThatComeWithTheProgram(Path file) throws Exception {
    assertThat(ours("check", "rules", file.toString())).isZero();
    Peers.Ended theirs = theirs("check", "rules", file.toString());
    assertThat(theirs.exitCode()).as(theirs.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("testFiles")
  void passesTheTestsOfTheRulesThatComeWithTheProgram(Path file) throws Exception {
    assertThat(ours("test", "rules", file.toString())).isZero();
    Peers.Ended theirs = theirs("test", "rules", file.toString());
    assertThat(theirs.exitCode()).as(theirs.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("ruleCases")
  void takesAndRefusesTheSameFiles(Case one) throws Exception {
    Files.writeString(folder.resolve("rules.yml"), one.text());
    Peers.Ended theirs = theirs("check", "rules", "rules.yml");
    assertThat(ours("check", "rules", "rules.yml"))
        .as(theirs.output())
        .isEqualTo(theirs.exitCode());
    assertThat(theirs.exitCode()).isEqualTo(one.name().startsWith("good") ? 0 : 1);
  }

  @ParameterizedTest
  @MethodSource("testCases")
  void passesAndFailsTheSameTests(Case one) throws Exception {
    Files.copy(Path.of("src/test/resources/rules/rules.yml"), folder.resolve("rules.yml"));
    Files.writeString(folder.resolve("test.yml"), one.text());
    Peers.Ended theirs = tested(one.name().startsWith("good") ? 0 : 1);
    CommandRun ours = new CommandRun(folder);
    assertThat(ours.run("test", "rules", "test.yml"))
        .as("theirs:\n" + theirs.output() + "ours:\n" + ours.out())
        .isEqualTo(theirs.exitCode());
    assertThat(theirs.exitCode()).isEqualTo(one.name().startsWith("good") ? 0 : 1);
  }
}
