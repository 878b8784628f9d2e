package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

final class ReloadTest {
  @ParameterizedTest
  @EnumSource
  void aReloadIsSeenAsInFreqtrade(Dialect dialect) throws Exception {
    RecordedMessages heard = new RecordedMessages();
    try (RunningFleet fleet = RunningFleet.of(dialect);
        var socket = fleet.messages(heard)) {
      fleet.round();
      socket.sendText("{\"type\":\"subscribe\",\"data\":[\"status\"]}");
      socket.sendText("{\"type\":\"whitelist\"}");
      RunningFleet.await(() -> heard.has("whitelist"));
      fleet.post("blacklist", "{\"blacklist\":[\"ETH/USDT\"]}");
      long startup = fleet.get("health").get("bot_startup_ts").asLong();

      assertThat(fleet.post("reload_config", "").text()).contains("Reloading config ...");
      RunningFleet.await(() -> heard.closeCode() == 1012);
      assertThat(heard.ofType("status").getLast().get("status").asString())
          .isEqualTo("reload_config");
      int counted = dialect.isNew() ? 200 : 502;
      assertThat(fleet.answer("count").status()).isEqualTo(counted);

      fleet.advanceUntil(() -> fleet.answer("profit").status() != 200);
      assertThat(fleet.answer("profit").status()).isEqualTo(502);
      assertThat(fleet.get("show_config").get("state").asString()).isEmpty();
      fleet.advanceUntil(fleet::isRefused);
      fleet.advanceUntil(() -> !fleet.isRefused());

      RunningFleet.await(() -> fleet.answer("health").status() == 200);
      JsonNode health = fleet.get("health");
      assertThat(health.get("bot_startup_ts").asLong()).isGreaterThan(startup);
      assertThat(health.get("last_process_ts").isNull()).isTrue();
      assertThat(fleet.get("show_config").get("state").asString()).isEqualTo("running");
      assertThat(fleet.get("blacklist").get("length").asInt()).isZero();
      fleet.clock.advance(Duration.ofSeconds(6));
      RunningFleet.await(() -> !fleet.get("health").get("last_process_ts").isNull());
    }
  }
}
