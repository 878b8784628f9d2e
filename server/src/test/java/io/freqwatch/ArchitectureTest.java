package io.freqwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the house hold, and each of them refuses a bad example planted for it. */
class ArchitectureTest {
  private static final int MOST_LINES = 400;
  private static final Path TOP = Path.of("..");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.freqwatch");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.freqwatch.planted");

  private record Named(String name, ArchRule rule, String badExample) {}

  private static List<Named> rules(String root) {
    HouseRules rules = new HouseRules(root);
    return List.of(
        new Named("packageOrder", rules.packageOrder(), "storage.UsesScrape"),
        new Named("aPlaceForEachPackage", rules.packageOrder(), "sidecar.Unplaced"),
        new Named("noCycles", rules.noCycles(), "storage.UsesScrape"),
        new Named("alertmanager", rules.alertmanagerKnowsNoMetrics(), "alert.AsksMetrics"),
        new Named("agent", rules.agentSpeaksWireProtocolsOnly(), "agent.AsksDatabase"),
        new Named("json", rules.jsonAndYamlOnlyInCodec(), "scrape.ReadsJson"),
        new Named("yaml", rules.jsonAndYamlOnlyInCodec(), "scrape.ReadsYaml"),
        new Named("httpClient", rules.httpLibrariesOnlyInHttp(), "scrape.OpensConnections"),
        new Named("clocks", rules.clocksOnlyInLifecycle(), "scrape.ReadsInstants"),
        new Named("sleep", rules.clocksOnlyInLifecycle(), "scrape.Sleeps"),
        new Named("printing", rules.printingOnlyInApp(), "scrape.Prints"));
  }

  @TestFactory
  List<DynamicTest> theHouseKeepsItsRules() {
    return rules("io.freqwatch").stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> each.rule().check(CLASSES)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyRuleRefusesItsBadExample() {
    return rules("io.freqwatch.planted").stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> refuses(each)))
        .toList();
  }

  private static void refuses(Named each) {
    assertThatThrownBy(() -> each.rule().check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(each.badExample());
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(HouseRules.packagesWithoutNullMarked(CLASSES)).isEmpty();
    assertThat(HouseRules.packagesWithoutNullMarked(PLANTED))
        .contains("io.freqwatch.planted.sidecar");
  }

  @Test
  void everyPackageSaysWhatItReceivesAndHandsOn() throws IOException {
    assertThat(SourceFiles.below(TOP, "package-info.java"))
        .filteredOn(file -> file.toString().contains("src/main/java"))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
                    .as(file.toString())
                    .contains("receives", "hands to"));
  }

  @Test
  void noSourceFileIsLongerThanTheLimit() throws IOException {
    List<Path> sources = SourceFiles.below(TOP, ".java", ".ts", ".vue");

    assertThat(sources).hasSizeGreaterThan(20);
    assertThat(SourceFiles.longerThan(MOST_LINES, sources)).isEmpty();
  }

  @Test
  void aFileBeyondTheLimitIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Long.java"), "\n".repeat(MOST_LINES + 1), UTF_8);
    Files.writeString(folder.resolve("Fine.java"), "\n".repeat(MOST_LINES), UTF_8);

    assertThat(SourceFiles.longerThan(MOST_LINES, SourceFiles.below(folder, ".java")))
        .containsExactly(folder.resolve("Long.java") + ": 401 lines");
  }
}
