package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

final class ControlApiTest {
  @ParameterizedTest
  @EnumSource
  void aStoppedBotAnswersButDoesNotCountNorTrade(Dialect dialect) {
    try (RunningFleet fleet = RunningFleet.of(dialect)) {
      fleet.round();
      assertThat(fleet.post("stop", "").text()).isEqualTo("{\"status\":\"stopping trader ...\"}");
      assertThat(fleet.get("show_config").get("state").asString()).isEqualTo("stopped");
      assertThat(fleet.answer("count").status()).isEqualTo(502);
      assertThat(fleet.answer("count").text())
          .isEqualTo("{\"error\":\"Error querying /api/v1/count: trader is not running\"}");
      assertThat(fleet.post("forceexit", "{\"tradeid\":\"all\"}").status()).isEqualTo(502);
      assertThat(fleet.answer("profit").status()).isEqualTo(200);
      assertThat(fleet.post("stop", "").text()).isEqualTo("{\"status\":\"already stopped\"}");
      assertThat(fleet.post("start", "").text()).isEqualTo("{\"status\":\"starting trader ...\"}");
      assertThat(fleet.answer("count").status()).isEqualTo(200);
    }
  }

  @Test
  void theOlderDialectStopsEntriesByAllowingNoTrades() {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_40)) {
      fleet.post("stopbuy", "");
      assertThat(fleet.get("show_config").get("state").asString()).isEqualTo("running");
      assertThat(fleet.get("show_config").get("max_open_trades").asInt()).isZero();
      assertThat(fleet.answer("count").text()).contains("\"max\":0");
      assertThat(fleet.post("pause", "").status()).isEqualTo(404);
    }
  }

  @Test
  void theOlderDialectRefusesInItsOwnWay() {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_40)) {
      assertThat(fleet.answer("daily?timescale=0").status()).isEqualTo(502);
      assertThat(fleet.answer("trades/1/custom-data").text()).contains("Not Found");
      assertThat(fleet.answer("backtest").status()).isEqualTo(503);
      assertThat(fleet.answer("hyperoptloss").status()).isEqualTo(200);
    }
  }

  @Test
  void theNewerDialectPausesAlsoFromStopped() {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_49)) {
      fleet.post("stopentry", "");
      assertThat(fleet.get("show_config").get("state").asString()).isEqualTo("paused");
      assertThat(fleet.get("show_config").get("max_open_trades").asInt()).isPositive();
      assertThat(fleet.post("pause", "").text()).isEqualTo("{\"status\":\"already paused\"}");
      fleet.post("stop", "");
      assertThat(fleet.post("pause", "").text()).contains("starting bot with trader in paused");
      fleet.round();
      assertThat(fleet.get("show_config").get("state").asString()).isEqualTo("paused");
    }
  }

  @Test
  void tradesCanBeForcedOpenClosedAndDeleted() {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_49)) {
      fleet.round();
      fleet.post("forceexit", "{\"tradeid\":\"all\"}");
      assertThat(fleet.get("status")).isEmpty();
      int closed = fleet.get("trades?limit=1").get("total_trades").asInt();

      JsonNode trade =
          json(fleet.post("forceenter", "{\"pair\":\"ETH/USDT\",\"entry_tag\":\"me\"}"));
      int id = trade.get("trade_id").asInt();
      assertThat(trade.get("enter_tag").asString()).isEqualTo("me");
      assertThat(fleet.post("forceenter", "{\"pair\":\"ETH/USDT\"}").text())
          .contains("position for ETH/USDT already open - id: " + id);
      assertThat(fleet.post("forceenter", "{\"pair\":\"ETH/USDT\",\"side\":\"short\"}").text())
          .contains("Can't go short on Spot markets.");

      JsonNode deleted = json(fleet.delete("trades/" + id));
      assertThat(deleted.get("result").asString()).isEqualTo("success");
      assertThat(fleet.answer("trade/" + id).status()).isEqualTo(404);
      assertThat(fleet.get("trades?limit=1").get("total_trades").asInt()).isEqualTo(closed);
    }
  }

  @Test
  void locksAndBlacklistsAreKept() {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_49)) {
      String lock =
          """
          [{"pair":"ETH/USDT","until":"2030-01-01T00:00:00Z","side":"long","reason":"test"}]\
          """;
      JsonNode locks = json(fleet.post("locks", lock));
      assertThat(locks.get("lock_count").asInt()).isEqualTo(1);
      int id = locks.get("locks").get(0).get("id").asInt();
      assertThat(json(fleet.delete("locks/" + id)).get("lock_count").asInt()).isZero();
      assertThat(fleet.post("locks", lock.replace("Z", "")).status()).isEqualTo(422);

      fleet.post("blacklist", "{\"blacklist\":[\"ETH/USDT\"]}");
      assertThat(fleet.get("blacklist").get("blacklist").get(0).asString()).isEqualTo("ETH/USDT");
      JsonNode emptied = json(fleet.delete("blacklist?pairs_to_delete=ETH%2FUSDT"));
      assertThat(emptied.get("length").asInt()).isZero();
    }
  }

  @Test
  void errorsHaveFreqtradesShapes() {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_49)) {
      assertThat(fleet.answer("nothing").text()).isEqualTo("{\"detail\":\"Not Found\"}");
      assertThat(fleet.post("profit", "").status()).isEqualTo(405);
      assertThat(fleet.answer("trade/999999").text())
          .isEqualTo("{\"detail\":\"Trade not found.\"}");
      HttpAnswer invalid = fleet.answer("trade/abc");
      assertThat(invalid.status()).isEqualTo(422);
      JsonNode problem = json(invalid).get("detail").get(0);
      assertThat(problem.propertyNames()).containsExactly("type", "loc", "msg", "input");
      assertThat(fleet.answer("daily?timescale=0").status()).isEqualTo(422);
      assertThat(fleet.answer("pair_candles").status()).isEqualTo(422);
    }
  }

  @Test
  void pagesOfTradesAreOrderedAndUncappedAtZero() {
    try (RunningFleet fleet = RunningFleet.of(Dialect.V2_49)) {
      JsonNode all = fleet.get("trades?limit=0");
      int total = all.get("total_trades").asInt();
      assertThat(all.get("trades")).hasSize(total);
      JsonNode page = fleet.get("trades?limit=5&offset=10");
      assertThat(page.get("trades").get(0)).isEqualTo(all.get("trades").get(10));
      JsonNode newest = fleet.get("trades?limit=2&order_by_id=false").get("trades");
      assertThat(newest.get(0).get("close_timestamp").asLong())
          .isGreaterThanOrEqualTo(newest.get(1).get("close_timestamp").asLong());
      assertThat(fleet.get("trades?offset=" + total).get("trades_count").asInt()).isZero();
    }
  }

  private static JsonNode json(HttpAnswer answer) {
    return Json.parse(answer.body());
  }
}
