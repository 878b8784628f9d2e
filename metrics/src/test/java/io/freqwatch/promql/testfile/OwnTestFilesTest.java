package io.freqwatch.promql.testfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own cases; {@code freqwatch promql-test} runs the same files. */
class OwnTestFilesTest {
  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/promql"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void passes(Path file) throws IOException {
    TestReport report = TestFile.run(Files.readString(file), new ManualClock(0));
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isPositive();
  }
}
