package io.freqwatch.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.freqtrade.simulator.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prometheus' own linter over what the exporter answers, live. */
@Tag("conformance")
final class PromtoolConformanceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void findsNothingToComplainAbout(Dialect dialect) throws Exception {
    String peers = System.getenv("FREQWATCH_PEERS");
    assumeTrue(peers != null, "FREQWATCH_PEERS names no folder with promtool");
    try (SimulatedExporter exporter = new SimulatedExporter(3, dialect)) {
      exporter.await("gamma", text -> text.contains("freqtrade_strategy_trades{"));
      for (String bot : new String[] {"alpha", "beta", "gamma"}) {
        assertThat(complaints(Path.of(peers, "promtool"), exporter.metrics(bot))).isEmpty();
      }
      assertThat(complaints(Path.of(peers, "promtool"), exporter.get("/metrics"))).isEmpty();
    }
  }

  private String complaints(Path promtool, String body) throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("metrics.txt"), body, UTF_8);
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0 ? output : "exit " + process.exitValue() + "\n" + output;
  }
}
