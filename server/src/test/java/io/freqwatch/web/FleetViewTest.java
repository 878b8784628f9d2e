package io.freqwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class FleetViewTest {
  private static final Duration SCRAPE = Duration.ofSeconds(15);

  private final StoredFleet fleet = new StoredFleet();
  private final FleetView view = fleet.view("alpha", "beta", "gamma");

  @Test
  void groupsByCurrencyAndModeAndAddsOnlyWithinAGroup() {
    fleet
        .healthy("alpha", "USDT", false)
        .healthy("beta", "USDT", true)
        .healthy("gamma", "USDT", false);
    ObjectNode document = new FleetDocument("0.1.0").of(view.fleet(), Map.of());
    assertThat(document.get("groups")).hasSize(2);
    assertThat(document.at("/groups/0/mode").asString()).isEqualTo("live");
    assertThat(document.at("/groups/0/totals/bots").asInt()).isEqualTo(2);
    assertThat(document.at("/groups/0/totals/equity").asDouble()).isEqualTo(2200);
    assertThat(document.at("/groups/1/totals/equity").asDouble()).isEqualTo(1100);
  }

  @Test
  void writesEveryFieldOfABotEvenWhereNothingIsKnown() {
    ObjectNode document = new FleetDocument("0.1.0").of(view.fleet(), Map.of());
    assertThat(document.at("/groups/0/currency").isNull()).isTrue();
    assertThat(document.at("/groups/0/bots/0").propertyNames())
        .containsExactlyInAnyOrder(
            "name",
            "state",
            "health",
            "problem",
            "mode",
            "exchange",
            "strategy",
            "timeframe",
            "currency",
            "version",
            "url",
            "profit",
            "profitRatio",
            "profitToday",
            "unrealizedProfit",
            "openTrades",
            "maxOpenTrades",
            "winRatio",
            "closedTrades",
            "drawdownRatio",
            "maxDrawdownRatio",
            "equity",
            "lastSeen",
            "lastProcess",
            "alerts");
    assertThat(problem("alpha").code()).isEqualTo("not_scraped");
  }

  @Test
  void findsNothingWrongWithAHealthyBot() {
    fleet.healthy("alpha", "USDT", true);
    assertThat(bot("alpha").problem()).isNull();
    assertThat(bot("alpha").state()).isEqualTo(BotState.RUNNING);
  }

  @ParameterizedTest
  @CsvSource({
    "refused, refused",
    "timeout, timeout",
    "401, unauthorized",
    "5xx, server_error",
    "502, server_error",
    "503, wrong_mode",
    "decode, malformed",
    "tls, tls",
    "4xx, malformed"
  })
  void namesWhatTheNewestPollEndedWith(String outcome, String code) {
    fleet.healthy("alpha", "USDT", true).advance(SCRAPE);
    fleet.put("freqtrade_up", 0, "bot", "alpha");
    fleet.put("freqtrade_exporter_poll_outcome", 0, "bot", "alpha", "outcome", "ok");
    fleet.put("freqtrade_exporter_poll_outcome", 1, "bot", "alpha", "outcome", outcome);
    assertThat(problem("alpha").code()).isEqualTo(code);
    assertThat(bot("alpha").state()).isEqualTo(BotState.DOWN);
  }

  @Test
  void callsABotWhoseLoopStandsStillStuck() {
    fleet.healthy("alpha", "USDT", true);
    fleet.advance(Duration.ofMinutes(4)).put("freqtrade_up", 1, "bot", "alpha");
    assertThat(bot("alpha").problem()).isNull();
    fleet.put(
        "freqtrade_bot_last_process_timestamp_seconds", fleet.nowSeconds() - 301, "bot", "alpha");
    assertThat(problem("alpha").code()).isEqualTo("stuck");
  }

  @Test
  void noticesCandlesOlderThanThreeTimeframes() {
    fleet.healthy("alpha", "USDT", true).advance(SCRAPE);
    fleet.put(
        "freqtrade_candle_oldest_timestamp_seconds", fleet.nowSeconds() - 1021, "bot", "alpha");
    assertThat(problem("alpha").code()).isEqualTo("stale_candles");
  }

  @Test
  void comparesTheBotsTimesWithItsOwnClockAndCandlesWithOurs() {
    fleet.healthy("alpha", "USDT", true).advance(SCRAPE);
    fleet.put("freqtrade_bot_clock_skew_seconds", -900, "bot", "alpha");
    fleet.put(
        "freqtrade_bot_last_process_timestamp_seconds", fleet.nowSeconds() - 905, "bot", "alpha");
    fleet.put(
        "freqtrade_candle_oldest_timestamp_seconds", fleet.nowSeconds() - 400, "bot", "alpha");
    assertThat(problem("alpha").code()).isEqualTo("clock_skew");
    assertThat(problem("alpha").text()).contains("15m behind ours");
  }

  @Test
  void noticesALossOfMuchOfTheEquityWithinAnHour() {
    fleet.healthy("alpha", "USDT", true).advance(SCRAPE);
    fleet.put(
        "freqtrade_realized_profit", -100, "bot", "alpha", "currency", "USDT", "mode", "dry_run");
    fleet.put("freqtrade_equity", 900, "bot", "alpha", "currency", "USDT", "mode", "dry_run");
    assertThat(problem("alpha").code()).isEqualTo("drawdown");
    assertThat(problem("alpha").text()).contains("lost 18.2 % of its equity");
  }

  @Test
  void noticesADrawdownThatJumpsWithinAnHour() {
    fleet.healthy("alpha", "USDT", true).advance(SCRAPE);
    fleet.put("freqtrade_current_drawdown_ratio", 0.13, "bot", "alpha");
    assertThat(problem("alpha").code()).isEqualTo("drawdown");
    assertThat(problem("alpha").text()).contains("lost 11.0 % of its equity");
  }

  @Test
  void noticesASlowAnswerAndThatTheNextIsNot() {
    fleet.healthy("alpha", "USDT", true);
    fleet.put("freqtrade_exporter_answer_duration_seconds", 3, "bot", "alpha");
    assertThat(problem("alpha").code()).isEqualTo("slow");
    assertThat(problem("alpha").text()).contains("3.0 s");

    fleet.advance(SCRAPE).healthy("alpha", "USDT", true);
    fleet.put("freqtrade_exporter_answer_duration_seconds", 0.01, "bot", "alpha");
    assertThat(bot("alpha").problem()).isNull();
  }

  @Test
  void saysThatAStoppedBotDoesNotTrade() {
    fleet.healthy("alpha", "USDT", true).advance(SCRAPE);
    fleet.put("freqtrade_bot_state", 0, "bot", "alpha", "state", "running");
    fleet.put("freqtrade_bot_state", 1, "bot", "alpha", "state", "stopped");
    assertThat(bot("alpha").state()).isEqualTo(BotState.STOPPED);
    assertThat(bot("alpha").health()).isEqualTo(Health.WARNING);
  }

  @Test
  void keepsWhatItKnewOfABotThatIsGone() {
    fleet.healthy("alpha", "USDT", true);
    view.fleet();
    fleet.advance(Duration.ofMinutes(10));
    fleet.put("up", 1, "bot", "alpha", "job", "freqtrade");
    fleet.put("freqtrade_up", 0, "bot", "alpha");
    fleet.put("freqtrade_exporter_poll_outcome", 1, "bot", "alpha", "outcome", "refused");
    assertThat(bot("alpha").state()).isEqualTo(BotState.DOWN);
    assertThat(bot("alpha").figures().equity()).isEqualTo(1100);
    assertThat(bot("alpha").identity().currency()).isEqualTo("USDT");
  }

  @Test
  void takesTodaysProfitFromTheSamplesAtMidnight() {
    StoredFleet yesterday = new StoredFleet();
    yesterday.advance(Duration.ofMinutes(12 * 60 - 1));
    yesterday.put("freqtrade_realized_profit", 60, "bot", "alpha", "currency", "USDT");
    yesterday.advance(Duration.ofHours(1)).put("freqtrade_realized_profit", 75, "bot", "alpha");
    assertThat(yesterday.view("alpha").fleet().bots().getFirst().figures().profitToday())
        .isEqualTo(15);
  }

  @Test
  void takesTodaysProfitFromTheBotWhereMidnightWasNotMeasured() {
    fleet.healthy("alpha", "USDT", true);
    fleet.put("freqtrade_period_profit", 7, "bot", "alpha", "period", "day");
    fleet.put("freqtrade_period_profit", 70, "bot", "alpha", "period", "week");
    assertThat(bot("alpha").figures().profitToday()).isEqualTo(7);
  }

  private BotView bot(String name) {
    return view.fleet().bots().stream()
        .filter(bot -> bot.bot().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private BotProblem problem(String name) {
    BotProblem problem = bot(name).problem();
    assertThat(problem).as("problem of " + name).isNotNull();
    return problem;
  }
}
