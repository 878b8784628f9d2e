package io.freqwatch.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private final ManualClock clock = new ManualClock(1_000);

  @Test
  void aSleeperWakesWhenTheClockHasMovedFarEnough() throws InterruptedException {
    CountDownLatch woken = new CountDownLatch(1);
    Thread sleeper =
        Thread.startVirtualThread(
            () -> {
              try {
                clock.sleep(Duration.ofSeconds(10));
                woken.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    clock.awaitSleepers(1);

    clock.advance(Duration.ofSeconds(9));
    assertThat(woken.getCount()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));

    assertThat(woken.await(5, TimeUnit.SECONDS)).isTrue();
    sleeper.join();
    assertThat(clock.wallMillis()).isEqualTo(11_000);
  }

  @Test
  void aJumpMovesTheWallClockOnly() {
    clock.jump(Duration.ofHours(-1));

    assertThat(clock.wallMillis()).isEqualTo(1_000 - 3_600_000);
    assertThat(clock.monotonicNanos()).isZero();
  }
}
