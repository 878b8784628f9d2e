package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.shape.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Answers have the keys and the types that real Freqtrade's answers have. */
final class ConformanceTest {
  private static final List<String> BOTH =
      List.of(
          "balance",
          "blacklist",
          "count",
          "daily",
          "edge",
          "entries",
          "exits",
          "exchanges",
          "health",
          "locks",
          "logs",
          "mix_tags",
          "monthly",
          "performance",
          "ping",
          "profit",
          "show_config",
          "stats",
          "status",
          "sysinfo",
          "trades",
          "version",
          "weekly",
          "whitelist",
          "strategies");
  private static final List<String> NEW_ONLY =
      List.of("available_pairs", "historic_balance", "markets", "plot_config", "profit_all");

  @ParameterizedTest
  @EnumSource
  void answersHaveTheShapeOfRecordedOnes(Dialect dialect) throws IOException {
    try (RunningFleet fleet = RunningFleet.of(dialect)) {
      fleet.round();
      compare(fleet, dialect, BOTH);
      if (dialect.isNew()) {
        compare(fleet, dialect, NEW_ONLY);
      }
    }
  }

  @Test
  void showsTheSourceOfItsStrategyInTheRecordedShape() throws IOException {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_49)) {
      JsonNode recorded = Json.parse(recorded(Dialect.V2_49, "strategy_S.json"));
      Recording.assertSame("strategy", fleet.get("strategy/BandReversion"), recorded);
      assertThat(fleet.answer("strategy/Other").status()).isEqualTo(404);
    }
  }

  @Test
  void candlesHaveTheShapeOfRecordedOnes() throws IOException {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_50)) {
      fleet.round();
      JsonNode recorded = Json.parse(recorded(Dialect.V2_50, "pair_candles.json"));
      JsonNode candles = fleet.get("pair_candles?pair=ETH/USDT&timeframe=5m&limit=3");
      Recording.assertSame("pair_candles", candles, recorded);
    }
  }

  private static void compare(RunningFleet fleet, Dialect dialect, List<String> names)
      throws IOException {
    for (String name : names) {
      JsonNode recorded = Json.parse(recorded(dialect, name + ".json"));
      Recording.assertSame(name, fleet.get(name), recorded);
    }
  }

  @Test
  void messagesHaveTheShapeOfRecordedOnes() throws Exception {
    RecordedMessages heard = new RecordedMessages();
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_40);
        var socket = fleet.messages(heard)) {
      socket.sendText(
          """
          {"type":"subscribe","data":["status","warning","entry","entry_fill","exit","exit_fill",
            "new_candle","analyzed_df","whitelist"]}\
          """);
      socket.sendText("{\"type\":\"whitelist\"}");
      socket.sendText("{\"type\":\"analyzed_df\",\"data\":{\"limit\":1,\"pair\":\"ETH/USDT\"}}");
      RunningFleet.await(() -> heard.has("analyzed_df"));
      fleet.post("forceexit", "{\"tradeid\":\"all\"}");
      fleet.post("forceenter", "{\"pair\":\"ETH/USDT\",\"side\":\"long\"}");
      for (int i = 0; i < 80 && !allHeard(heard); i++) {
        fleet.round();
      }
      RunningFleet.await(() -> allHeard(heard));
    }
    compareMessages(heard);
  }

  private static boolean allHeard(RecordedMessages heard) {
    return List.of("entry", "entry_fill", "exit", "exit_fill", "new_candle").stream()
        .allMatch(heard::has);
  }

  private static void compareMessages(RecordedMessages heard) throws IOException {
    int compared = 0;
    String recording =
        new String(recorded(Dialect.V2_40, "message_ws.jsonl"), StandardCharsets.UTF_8);
    for (String line : recording.lines().toList()) {
      JsonNode recorded = Json.parse(line);
      for (JsonNode message : heard.ofType(recorded.get("type").asString())) {
        Recording.assertSame(recorded.get("type").asString(), message, recorded);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  private static byte[] recorded(Dialect dialect, String name) throws IOException {
    String path = "/conformance/freqtrade/api-" + dialect + "/" + name;
    try (InputStream in = ConformanceTest.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return in.readAllBytes();
    }
  }
}
