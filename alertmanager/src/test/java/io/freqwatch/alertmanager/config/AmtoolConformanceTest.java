package io.freqwatch.alertmanager.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.codec.InvalidFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of the real amtool: those on Alertmanager's own test files, and on ours. */
@Tag("conformance")
final class AmtoolConformanceTest {
  private static final String CORPUS = "io.freqwatch.alertmanager.config.ConfigurationCorpus#";

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> judgesTheFilesOfAlertmanagerAsItDoes() throws IOException {
    String shared = System.getenv("FREQWATCH_SHARED");
    assumeTrue(shared != null, "FREQWATCH_SHARED names no folder with conformance data");
    Path files = Path.of(shared, "conformance", "alertmanager-config");
    List<DynamicTest> tests =
        Files.readAllLines(files.resolve("expected.tsv")).stream()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .map(
                row ->
                    DynamicTest.dynamicTest(
                        row[0],
                        () -> assertThat(verdict(files.resolve(row[0]))).startsWith(row[1])))
            .toList();
    assertThat(tests).hasSizeGreaterThan(40);
    return tests;
  }

  private static String verdict(Path file) {
    try {
      AlertmanagerConfig config = AlertmanagerReader.read(file, Map.of());
      return "accepted, " + config.receivers().size() + " receivers";
    } catch (InvalidFileException e) {
      return "refused: " + e.getMessage();
    }
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "good")
  void amtoolTakesWhatWeTake(String text) throws Exception {
    assertThat(amtool(text)).startsWith("exit 0");
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "bad")
  void amtoolRefusesWhatWeRefuse(String text) throws Exception {
    assertThat(amtool(text)).startsWith("exit 1");
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "good")
  void amtoolReadsWhatWeShow(String text) throws Exception {
    assertThat(amtool(AlertmanagerReader.parse("x", text, folder).shown())).startsWith("exit 0");
  }

  private String amtool(String text) throws IOException, InterruptedException {
    String peers = System.getenv("FREQWATCH_PEERS");
    assumeTrue(peers != null, "FREQWATCH_PEERS names no folder with amtool");
    Path amtool = Path.of(peers, "amtool");
    assumeTrue(Files.isExecutable(amtool), "there is no amtool at " + peers);
    Path file = Files.writeString(folder.resolve("alertmanager.yml"), text);
    Process process =
        new ProcessBuilder(amtool.toString(), "check-config", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return "exit " + process.exitValue() + "\n" + output + "\n" + text;
  }
}
