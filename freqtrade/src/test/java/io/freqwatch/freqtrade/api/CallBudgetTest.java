package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
  private final ManualClock clock = new ManualClock(0);
  private final CallBudget budget = new CallBudget(clock);

  private Duration afterCall(Outcome outcome, Duration duration) {
    budget.called(ReadEndpoint.PROFIT, outcome, duration.toNanos());
    return budget.untilNextCall(ReadEndpoint.PROFIT);
  }

  @Test
  void letsAnEndpointRestTwentyTimesAsLongAsItTook() {
    assertThat(budget.untilNextCall(ReadEndpoint.PROFIT)).isZero();
    assertThat(afterCall(Outcome.OK, Duration.ofMillis(1_200))).isEqualTo(Duration.ofSeconds(24));
    assertThat(budget.untilNextCall(ReadEndpoint.STATUS)).isZero();

    clock.advance(Duration.ofSeconds(23));
    assertThat(budget.untilNextCall(ReadEndpoint.PROFIT)).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(5));
    assertThat(budget.untilNextCall(ReadEndpoint.PROFIT)).isZero();
  }

  @Test
  void looksAgainSoonAfterATimeoutAndLessOftenAfterMany() {
    Duration timeout = Duration.ofSeconds(10);

    assertThat(afterCall(Outcome.TIMEOUT, timeout)).isEqualTo(timeout);
    assertThat(afterCall(Outcome.TIMEOUT, timeout)).isEqualTo(timeout.multipliedBy(2));
    assertThat(afterCall(Outcome.TIMEOUT, timeout)).isEqualTo(timeout.multipliedBy(4));
    for (int i = 0; i < 20; i++) {
      assertThat(afterCall(Outcome.TIMEOUT, timeout)).isLessThanOrEqualTo(timeout.multipliedBy(20));
    }
    assertThat(afterCall(Outcome.TIMEOUT, timeout)).isEqualTo(timeout.multipliedBy(20));
  }

  @Test
  void forgetsTimeoutsAtTheFirstAnswer() {
    afterCall(Outcome.TIMEOUT, Duration.ofSeconds(10));
    afterCall(Outcome.TIMEOUT, Duration.ofSeconds(10));
    assertThat(afterCall(Outcome.BAD_GATEWAY, Duration.ofMillis(5)))
        .isEqualTo(Duration.ofMillis(100));
    assertThat(afterCall(Outcome.TIMEOUT, Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofSeconds(10));
  }
}
