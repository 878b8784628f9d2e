package io.freqwatch.promql.testfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The behaviour tests of Prometheus' own engine: each evaluation as it stands, in the middle of a
 * range, and at other times with {@code @}. Prints the counts of each file.
 */
@Tag("conformance")
class PromqlConformanceTest {
  @TestFactory
  List<DynamicTest> givesWhatPrometheusGives() throws IOException {
    String shared = System.getenv("FREQWATCH_SHARED");
    assumeTrue(shared != null, "FREQWATCH_SHARED names no folder of conformance data");
    try (Stream<Path> files = Files.list(Path.of(shared, "conformance", "promql"))) {
      List<DynamicTest> tests =
          files
              .filter(file -> file.toString().endsWith(".test"))
              .sorted()
              .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)))
              .toList();
      assertThat(tests).hasSize(21);
      return tests;
    }
  }

  private void run(Path file) throws IOException {
    String name = file.getFileName().toString();
    TestReport report = TestFile.run(Files.readString(file), Clock.system());
    System.out.printf(
        "%s: %d passed, %d failed%n", name, report.passed(), report.failures().size());
    assertThat(report.passed()).isPositive();
    assertThat(report.failures()).isEmpty();
  }
}
