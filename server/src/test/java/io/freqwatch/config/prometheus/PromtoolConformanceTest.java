package io.freqwatch.config.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of promtool on the same files. */
@Tag("conformance")
final class PromtoolConformanceTest {
  private static final String CORPUS = "io.freqwatch.config.prometheus.ConfigurationCorpus#";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource(CORPUS + "good")
  void promtoolTakesWhatWeTake(ConfigurationCorpus.Case one) throws Exception {
    assertThat(promtool(one.writeTo(folder))).startsWith("exit 0");
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "bad")
  void promtoolRefusesWhatWeRefuse(ConfigurationCorpus.Case one) throws Exception {
    assertThat(promtool(one.writeTo(folder))).startsWith("exit 1");
  }

  private static String promtool(Path file) throws IOException, InterruptedException {
    String peers = System.getenv("FREQWATCH_PEERS");
    assumeTrue(peers != null, "FREQWATCH_PEERS names no folder with promtool");
    Path promtool = Path.of(peers, "promtool");
    assumeTrue(Files.isExecutable(promtool), "there is no promtool at " + peers);
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "config", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return "exit " + process.exitValue() + "\n" + output;
  }
}
