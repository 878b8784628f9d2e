package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.Health;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.lifecycle.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReloadWatchTest {
  private final ManualClock clock = new ManualClock(0);
  private final CounterBook counters = new CounterBook();
  private final ReloadWatch watch = new ReloadWatch(clock, counters);

  @Test
  void takesARefusedConnectionForAReloadOnlyAfterOneWasAnnounced() {
    assertThat(watch.explains(Outcome.REFUSED)).isFalse();
    watch.announced();
    assertThat(watch.explains(Outcome.REFUSED)).isTrue();
    assertThat(watch.explains(Outcome.BAD_GATEWAY)).isTrue();
    assertThat(watch.explains(Outcome.UNAUTHORIZED)).isFalse();
  }

  @Test
  void losesPatienceAfterAMinute() {
    watch.announced();
    clock.advance(Duration.ofSeconds(60));
    assertThat(watch.explains(Outcome.REFUSED)).isFalse();
  }

  @Test
  void knowsThatABotAnswersForAWhileBeforeItReloads() {
    watch.answered(BotState.RUNNING, started(1));
    watch.announced();
    clock.advance(Duration.ofSeconds(2));
    watch.answered(BotState.RUNNING, started(1));
    assertThat(watch.explains(Outcome.REFUSED)).isTrue();
  }

  @Test
  void countsAReloadByTheLaterStart() {
    watch.answered(BotState.RUNNING, started(1));
    watch.answered(BotState.RELOAD_CONFIG, null);
    watch.answered(BotState.RUNNING, started(2));
    watch.answered(BotState.RUNNING, started(2));
    assertThat(reloads()).isEqualTo(1);
    assertThat(watch.explains(Outcome.REFUSED)).isFalse();
  }

  @Test
  void doesNotTakeTheStartOfAStoppedBotForAReload() {
    watch.answered(BotState.RUNNING, started(1));
    watch.answered(BotState.STOPPED, started(1));
    watch.answered(BotState.RUNNING, started(1));
    watch.answered(BotState.RUNNING, started(2));
    assertThat(reloads()).isZero();
    watch.answered(BotState.PAUSED, started(2));
    watch.answered(BotState.RUNNING, started(3));
    assertThat(reloads()).isEqualTo(1);
  }

  @Test
  void countsARestartOfABotThatWasAway() {
    watch.answered(BotState.STOPPED, started(1));
    assertThat(watch.explains(Outcome.REFUSED)).isFalse();
    watch.answered(BotState.RUNNING, started(2));
    assertThat(reloads()).isEqualTo(1);
  }

  @Test
  void countsAReloadIntoTheStoppedStateOnce() {
    watch.answered(BotState.STOPPED, started(1));
    watch.announced();
    watch.answered(BotState.STOPPED, started(1));
    assertThat(reloads()).as("it has not begun yet").isZero();
    watch.left();
    watch.answered(BotState.STOPPED, started(1));
    assertThat(reloads()).isEqualTo(1);
    watch.answered(BotState.RUNNING, started(2));
    assertThat(reloads()).as("a start is none").isEqualTo(1);
  }

  private double reloads() {
    return counters.counts().of("freqtrade_bot_reloads");
  }

  private static Health started(long millis) {
    return new Health(null, 0L, millis);
  }
}
