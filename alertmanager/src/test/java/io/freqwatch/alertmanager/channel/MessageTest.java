package io.freqwatch.alertmanager.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Alert alert(String bot, String summary, Instant end) {
    return new Alert(
        Labels.of("alertname", "Down", "bot", bot),
        Map.of("summary", summary, "runbook", "r"),
        NOW.minusSeconds(60),
        end,
        NOW,
        false,
        "");
  }

  private static Message message(Alert... alerts) {
    return new Message(
        "phone",
        "{}:{}",
        Labels.EMPTY,
        Labels.EMPTY,
        NotificationReason.FIRST,
        List.of(alerts),
        NOW,
        "",
        "");
  }

  @Test
  void keepsWhatAllAlertsHaveInCommon() {
    Message message = message(alert("a", "x", Alert.NO_END), alert("b", "y", NOW));

    assertThat(message.commonLabels()).isEqualTo(Labels.of("alertname", "Down"));
    assertThat(message.commonAnnotations()).containsExactly(Map.entry("runbook", "r"));
  }

  @Test
  void firesWhileAnyAlertDoes() {
    assertThat(message(alert("a", "x", Alert.NO_END), alert("b", "y", NOW)).status())
        .isEqualTo("firing");
    assertThat(message(alert("b", "y", NOW)).status()).isEqualTo("resolved");
  }

  @Test
  void aKeyHasOnlyCharactersThatEveryHeaderTakes() {
    assertThatThrownBy(() -> new DeliveryKey("a b")).hasMessageContaining("expected 1 to 64");
    assertThat(new DeliveryKey("a-1")).hasToString("a-1");
  }
}
