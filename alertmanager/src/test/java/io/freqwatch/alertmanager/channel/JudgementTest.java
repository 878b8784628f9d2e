package io.freqwatch.alertmanager.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.Headers;
import io.freqwatch.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Duration wait(String header) {
    HttpAnswer answer =
        new HttpAnswer(429, new Headers(Map.of("Retry-After", List.of(header))), new byte[0], 0);
    return Judgement.retryAfter(answer, NOW);
  }

  @Test
  void readsSecondsAndDates() {
    assertThat(wait("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(wait("0.25")).isEqualTo(Duration.ofMillis(250));
    assertThat(wait("Fri, 2 Jan 2026 03:05:05 GMT")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void waitsNotForWhatIsPastOrNoTimeAndNotForever() {
    assertThat(wait("Fri, 2 Jan 2026 03:00:05 GMT")).isEqualTo(Duration.ZERO);
    assertThat(wait("soon")).isEqualTo(Duration.ZERO);
    assertThat(wait("999999999")).isEqualTo(Duration.ofHours(6));
  }
}
