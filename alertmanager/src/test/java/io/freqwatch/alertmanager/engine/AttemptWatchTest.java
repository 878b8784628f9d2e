package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttemptWatchTest {
  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void endsWhatHeedsNoDeadlineAndLeavesNoInterruptBehind() {
    try (AttemptWatch _ = new AttemptWatch(Duration.ofMillis(1))) {
      assertThatThrownBy(never::await).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void leavesAloneWhatIsDoneInTime() throws InterruptedException {
    try (AttemptWatch _ = new AttemptWatch(Duration.ofMillis(20))) {
      assertThat(never.getCount()).isEqualTo(1);
    }
    assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void anInterruptOfOthersStays() {
    try (AttemptWatch _ = new AttemptWatch(Duration.ofMinutes(1))) {
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).isTrue();
  }
}
