package io.freqwatch.freqtrade.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipOutputTest {
  private final List<String> said = new ArrayList<>();
  private final PipOutput output = new PipOutput(said::add);

  @Test
  void tellsAPersonOfTheLargeDownloads() {
    output.line("Collecting scipy==1.17.1 (from freqtrade==2026.7)");
    output.line("  Downloading scipy-1.17.1-cp311-cp311-manylinux_2_27_x86_64.whl (35.3 MB)");
    output.line("  Downloading idna-3.18-py3-none-any.whl (67 kB)");
    output.line("Installing collected packages: a, b, c");
    assertThat(said).containsExactly("downloading scipy (35.3 MB)", "unpacking 3 packages");
  }

  @Test
  void knowsAnIndexThatDoesNotAnswer() {
    output.line("WARNING: Retrying (Retry(total=1, connect=None)) after connection broken by 'x'");
    output.line("ERROR: Could not find a version that satisfies the requirement freqtrade");
    output.line("ERROR: No matching distribution found for freqtrade");
    assertThat(output.isUnreachable()).isTrue();
    assertThat(output.error()).startsWith("Could not find a version");
  }

  @Test
  void doesNotBlameTheIndexForAnythingElse() {
    output.line("ERROR: Failed building wheel for ta-lib");
    assertThat(output.isUnreachable()).isFalse();
    assertThat(output.error()).isEqualTo("Failed building wheel for ta-lib");
  }
}
