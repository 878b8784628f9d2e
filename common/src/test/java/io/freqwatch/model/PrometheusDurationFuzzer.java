package io.freqwatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;

final class PrometheusDurationFuzzer {
  @FuzzTest(maxDuration = "1m")
  void whatItReadsItWritesAndReadsAgain(byte[] input) {
    Duration duration;
    try {
      duration = PrometheusDuration.parse(new String(input, UTF_8));
    } catch (IllegalArgumentException ignored) { // no duration: refused as it should be
      return;
    }
    assertThat(PrometheusDuration.parse(PrometheusDuration.format(duration))).isEqualTo(duration);
  }
}
