package io.freqwatch.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);

  @Test
  void doublesUpToTheLimitWithinTheUpperHalf() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), random);

    for (long seconds : new long[] {1, 2, 4, 8, 10, 10, 10}) {
      assertThat(backoff.next())
          .isBetween(Duration.ofMillis(seconds * 500), Duration.ofSeconds(seconds));
    }
  }

  @Test
  void beginsAnewAfterASuccess() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
    backoff.next();
    backoff.next();

    backoff.reset();

    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void staysAtTheLimitAfterVeryManyFailures() {
    Backoff backoff = new Backoff(Duration.ofDays(300), Duration.ofDays(400), random);
    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.next()).isBetween(Duration.ofDays(150), Duration.ofDays(400));
    }
  }

  @Test
  void refusesALimitBelowTheFirstWait() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), random))
        .hasMessage("back-off needs 0 < first <= limit, found PT2S and PT1S");
  }
}
