package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusDurationTest {
  @ParameterizedTest
  @CsvSource({"15s,15000", "1h30m,5400000", "90d,7776000000", "1y,31536000000", "250ms,250", "0,0"})
  void readsDurationsAsPrometheusDoes(String text, long millis) {
    assertThat(PrometheusDuration.parse(text)).isEqualTo(Duration.ofMillis(millis));
    assertThat(PrometheusDuration.parse(PrometheusDuration.format(Duration.ofMillis(millis))))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "15",
    "s",
    "1m1h",
    "-5m",
    "1.5h",
    "5 m",
    "1h1h",
    "9999999y",
    "293y",
    "458682696h3s"
  })
  void refusesOtherDurations(String text) {
    assertThatThrownBy(() -> PrometheusDuration.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a valid duration: \"" + text + "\"");
  }
}
