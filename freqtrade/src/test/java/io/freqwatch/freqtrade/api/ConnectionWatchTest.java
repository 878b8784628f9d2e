package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
  private final ConnectionWatch watch =
      new ConnectionWatch(new EventDispatcher("alpha", event -> {}));

  @Test
  void countsAConnectionForDeadWhenNothingCameSinceTheLastLook() {
    assertThat(watch.takeSignOfLife()).isTrue();
    assertThat(watch.takeSignOfLife()).isFalse();

    watch.onPong();
    assertThat(watch.takeSignOfLife()).isTrue();
    assertThat(watch.takeSignOfLife()).isFalse();

    watch.onText("{\"type\":\"startup\"}");
    assertThat(watch.takeSignOfLife()).isTrue();
  }

  @Test
  void saysHowTheConnectionEnded() throws InterruptedException {
    assertThat(watch.awaitClose(Duration.ofMillis(1))).isNull();

    watch.onClose(1012, "service restart");
    assertThat(watch.awaitClose(Duration.ofSeconds(5)))
        .isEqualTo("closed with 1012: service restart");
  }
}
