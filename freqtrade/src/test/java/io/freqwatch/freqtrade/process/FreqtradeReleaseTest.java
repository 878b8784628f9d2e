package io.freqwatch.freqtrade.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FreqtradeReleaseTest {
  @Test
  void pinsFreqtradeAndEverythingItNeeds() {
    FreqtradeRelease pinned = FreqtradeRelease.of("");
    assertThat(pinned.requirement()).matches("freqtrade==\\d{4}\\.\\d+");
    assertThat(pinned.constraints().lines().filter(line -> !line.startsWith("#")))
        .hasSizeGreaterThan(50)
        .allMatch(line -> line.matches("[A-Za-z0-9_.-]+==\\S+"));
    assertThat(FreqtradeRelease.of(pinned.requirement().substring("freqtrade==".length())))
        .isEqualTo(pinned);
  }

  @Test
  void leavesOtherReleasesToPip() {
    assertThat(FreqtradeRelease.of("latest")).isEqualTo(new FreqtradeRelease("freqtrade", ""));
    assertThat(FreqtradeRelease.of("latest").isMoving()).isTrue();
    assertThat(FreqtradeRelease.of("2025.11.1").requirement()).isEqualTo("freqtrade==2025.11.1");
  }

  @Test
  void refusesWhatIsNoVersion() {
    assertThatThrownBy(() -> FreqtradeRelease.of("newest; rm -rf /"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected latest or one such as 2026.7");
  }
}
