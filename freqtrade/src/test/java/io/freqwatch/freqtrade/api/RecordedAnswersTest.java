package io.freqwatch.freqtrade.api;

import static io.freqwatch.freqtrade.api.Recorded.API_2_40;
import static io.freqwatch.freqtrade.api.Recorded.API_2_49;
import static io.freqwatch.freqtrade.api.Recorded.API_2_50;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedAnswersTest {
  private static <T> T read(Answer<T> answer, String dialect, String name) {
    return answer.decode(Recorded.body(dialect, name)).value();
  }

  @ParameterizedTest
  @ValueSource(strings = {API_2_40, API_2_49, API_2_50})
  void readsEveryRecordedAnswerWithoutAWrongField(String dialect) {
    Recorded.ANSWERS.forEach(
        (name, answer) -> {
          if (Recorded.has(dialect, name)) {
            Decoded<?> decoded = answer.decode(Recorded.body(dialect, name));
            assertThat(decoded.fieldErrors()).as(name).isZero();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {API_2_40, API_2_49, API_2_50})
  void takesNoOtherAnswerForOneOfItsOwn(String dialect) {
    for (String name : Recorded.OTHERS) {
      if (Recorded.has(dialect, name)) {
        byte[] body = Recorded.body(dialect, name);
        assertThatThrownBy(() -> Answers.SHOW_CONFIG.decode(body))
            .as(name)
            .isInstanceOf(UnreadableAnswerException.class);
      }
    }
  }

  @Test
  void readsTheConfigurationOf240() {
    ShowConfig config = read(Answers.SHOW_CONFIG, API_2_40, "show_config");

    assertThat(config.version()).isEqualTo("2024.10-dev");
    assertThat(config.apiVersion()).isEqualTo(2.4);
    assertThat(config.botName()).isEqualTo("t1");
    assertThat(config.botState()).isEqualTo(BotState.RUNNING);
    assertThat(config.runmode()).isEqualTo("dry_run");
    assertThat(config.mode()).isEqualTo("dry_run");
    assertThat(config.exchange()).isEqualTo("binance");
    assertThat(config.tradingMode()).isEqualTo("spot");
    assertThat(config.marginMode()).isNull();
    assertThat(config.demoTrading()).isNull();
    assertThat(config.strategy()).isEqualTo("S");
    assertThat(config.strategyVersion()).isEqualTo("7");
    assertThat(config.timeframe()).isEqualTo("1m");
    assertThat(config.timeframeMillis()).isEqualTo(60_000);
    assertThat(config.stakeCurrency()).isEqualTo("USDT");
    assertThat(config.stakeAmount()).isEqualTo("100");
    assertThat(config.fixedStakeAmount()).isEqualTo(100);
    assertThat(config.availableCapital()).isNull();
    assertThat(config.maxOpenTrades()).isEqualTo(3);
    assertThat(config.hasUnlimitedTrades()).isFalse();
    assertThat(config.entriesEnabled()).isTrue();
    assertThat(config.stoplossRatio()).isEqualTo(-0.01);
    assertThat(config.stoplossOnExchange()).isFalse();
    assertThat(config.trailingStop()).isFalse();
    assertThat(config.forceEntryEnable()).isTrue();
    assertThat(config.positionAdjustmentEnable()).isFalse();
    assertThat(config.maxEntryPositionAdjustment()).isEqualTo(-1);
  }

  @Test
  void readsWhatTheConfigurationOf249HasMore() {
    ShowConfig config = read(Answers.SHOW_CONFIG, API_2_49, "show_config");

    assertThat(config.version()).isEqualTo("2026.7-dev");
    assertThat(config.apiVersion()).isEqualTo(2.49);
    assertThat(config.marginMode()).isEmpty();
    assertThat(config.demoTrading()).isFalse();
    assertThat(config.shortAllowed()).isFalse();
  }

  @Test
  void makesMillisecondsOfTheSecondsOfHealth() {
    assertThat(read(Answers.HEALTH, API_2_40, "health"))
        .isEqualTo(new Health(1_795_344_731_000L, 1_795_344_690_000L, 1_795_344_690_000L));
    assertThat(read(Answers.HEALTH, API_2_49, "health"))
        .isEqualTo(new Health(1_795_345_611_000L, 1_795_345_524_000L, 1_795_345_524_000L));
  }

  @Test
  void readsCountVersionAndPing() {
    assertThat(read(Answers.COUNT, API_2_40, "count")).isEqualTo(new Count(1.0, 3.0, 99.5948056));
    assertThat(read(Answers.COUNT, API_2_49, "count")).isEqualTo(new Count(1.0, 3.0, 0.0));
    assertThat(read(Answers.VERSION, API_2_49, "version").version()).isEqualTo("2026.7-dev");
    assertThat(read(Answers.PING, API_2_40, "ping")).isTrue();
  }

  @Test
  void readsAnOpenTradeOf240() {
    OpenTrade trade = read(Answers.STATUS, API_2_40, "status").getFirst();

    assertThat(trade.tradeId()).isEqualTo(1);
    assertThat(trade.pair()).isEqualTo("BTC/USDT");
    assertThat(trade.direction()).isEqualTo("long");
    assertThat(trade.strategy()).isEqualTo("S");
    assertThat(trade.enterTag()).isEqualTo("up");
    assertThat(trade.leverage()).isEqualTo(1);
    assertThat(trade.amount()).isEqualTo(0.00164);
    assertThat(trade.stakeAmount()).isEqualTo(99.5948056);
    assertThat(trade.openRate()).isEqualTo(60728.54);
    assertThat(trade.openMillis()).isEqualTo(1_795_344_690_721L);
    assertThat(trade.openFilledMillis()).isEqualTo(1_795_344_690_721L);
    assertThat(trade.currentRate()).isEqualTo(60917.59731772);
    assertThat(trade.profitRatio()).isEqualTo(0.00110893);
    assertThat(trade.profit()).isEqualTo(0.11055434);
    assertThat(trade.profitFiat()).isNull();
    assertThat(trade.realizedProfit()).isZero();
    assertThat(trade.totalProfit()).isEqualTo(0.11055434);
    assertThat(trade.stopLossRate()).isEqualTo(60121.26);
    assertThat(trade.stopLossDistanceRatio()).isEqualTo(-0.01307237);
    assertThat(trade.liquidationRate()).isNull();
    assertThat(trade.liquidationDistanceRatio()).isNull();
    assertThat(trade.notional()).isEqualTo(99.5948056, within(1e-9));
    assertThat(trade.hasOpenOrders()).isFalse();
    assertThat(trade.successfulEntries()).isNull();
    assertThat(trade.orders())
        .containsExactly(
            new Order(
                "buy",
                "limit",
                "closed",
                false,
                0.00164,
                0.00164,
                60728.54,
                99.5948056,
                1_795_344_690_677L,
                1_795_344_690_721L));
  }

  @Test
  void readsAnOpenTradeOf249WhoseEntryIsNotFilled() {
    OpenTrade trade = read(Answers.STATUS, API_2_49, "status").getFirst();

    assertThat(trade.amount()).isZero();
    assertThat(trade.openFilledMillis()).isNull();
    assertThat(trade.successfulEntries()).isZero();
    assertThat(trade.successfulExits()).isZero();
    assertThat(trade.hasOpenOrders()).isTrue();
    assertThat(trade.orders().getFirst().isOpen()).isTrue();
    assertThat(trade.orders().getFirst().filledMillis()).isNull();
  }

  @Test
  void readsTheProfitOfABotWithoutALossAsNullFactor() {
    Profit profit = read(Answers.PROFIT, API_2_40, "profit");

    assertThat(profit.closedProfit()).isZero();
    assertThat(profit.allProfit()).isEqualTo(0.11055434);
    assertThat(profit.unrealizedProfit()).isEqualTo(0.11055434);
    assertThat(profit.allProfitRatio()).isEqualTo(0.00011055434);
    assertThat(profit.profitFactor()).isNull();
    assertThat(profit.winRatio()).isZero();
    assertThat(profit.averageDurationSeconds()).isZero();
    assertThat(profit.maxDrawdownStartMillis()).isNull();
    assertThat(profit.maxDrawdownEndMillis()).isNull();
    assertThat(profit.tradingVolume()).isEqualTo(99.5948056);
    assertThat(profit.botStartMillis()).isEqualTo(1_795_344_690_462L);
    assertThat(profit.bestPair()).isEmpty();
    assertThat(profit.sharpeRatio()).isNull();
    assertThat(profit.currentDrawdownRatio()).isNull();
  }

  @Test
  void readsTheProfitOf249WithItsRatios() {
    Profit profit = read(Answers.PROFIT, API_2_49, "profit");

    assertThat(profit.closedProfit()).isEqualTo(-2.4567153);
    assertThat(profit.closedProfitRatio()).isEqualTo(-0.002481530606060606);
    assertThat(profit.tradeCount()).isEqualTo(3);
    assertThat(profit.closedTradeCount()).isEqualTo(2);
    assertThat(profit.winningTrades()).isZero();
    assertThat(profit.losingTrades()).isEqualTo(2);
    assertThat(profit.profitFactor()).isZero();
    assertThat(profit.expectancy()).isEqualTo(-1.22835765);
    assertThat(profit.maxDrawdownRatio()).isEqualTo(0.0024815306060606483);
    assertThat(profit.maxDrawdown()).isEqualTo(2.4567153);
    assertThat(profit.maxDrawdownEndMillis()).isEqualTo(1_795_345_552_933L);
    assertThat(profit.currentDrawdown()).isEqualTo(2.4567153);
    assertThat(profit.averageDurationSeconds()).isEqualTo(27);
    assertThat(profit.latestTradeMillis()).isEqualTo(1_795_345_525_394L);
    assertThat(profit.bestPair()).isEqualTo("ETH/USDT");
    assertThat(profit.bestPairProfit()).isEqualTo(-1.2081243);
    assertThat(profit.sharpeRatio()).isEqualTo(-2319.708792858763);
    assertThat(profit.sortinoRatio()).isEqualTo(-2319.708792858763);
    assertThat(profit.sqn()).isEqualTo(-60.7096);
    assertThat(profit.calmarRatio()).isEqualTo(-1910.497317454247);
    assertThat(profit.cagrRatio()).isEqualTo(-0.5925366795286042);
  }

  @Test
  void readsProfitByDirectionOfASpotBotAsAllOnly() {
    ProfitAll profit = read(Answers.PROFIT_ALL, API_2_49, "profit_all");

    assertThat(profit.all()).isEqualTo(read(Answers.PROFIT, API_2_49, "profit"));
    assertThat(profit.longs()).isNull();
    assertThat(profit.shorts()).isNull();
  }

  @Test
  void readsBalances() {
    Balance old = read(Answers.BALANCE, API_2_40, "balance");
    assertThat(old.total()).isEqualTo(1000.3070184404696);
    assertThat(old.totalBot()).isEqualTo(990.3070184404696);
    assertThat(old.stakeCurrency()).isEqualTo("USDT");
    assertThat(old.fiatCurrency()).isEmpty();
    assertThat(old.startingCapital()).isEqualTo(1000);
    assertThat(old.currencies()).hasSize(2);
    assertThat(old.currencies().getFirst())
        .isEqualTo(
            new Balance.Currency(
                "BTC",
                0.00164,
                0.00164,
                0.0,
                0.00164,
                99.9018240404696,
                99.9018240404696,
                "long",
                false,
                0.0,
                true));

    Balance present = read(Answers.BALANCE, API_2_49, "balance");
    assertThat(present.totalBot()).isEqualTo(887.567851853);
    assertThat(present.startingCapitalRatio()).isEqualTo(-0.10346681631010102);
    assertThat(present.currencies().getFirst().used()).isEqualTo(99.6139485);
    assertThat(present.note()).isEqualTo("Simulated balances");
  }

  @Test
  void readsResultsByPairTagAndReason() {
    assertThat(read(Answers.PERFORMANCE, API_2_49, "performance"))
        .containsExactly(
            new PairPerformance("ETH/USDT", 1L, -1.2081243, -0.012084911000101839),
            new PairPerformance("XRP/USDT", 1L, -1.248591, -0.012486468747625136));
    assertThat(read(Answers.ENTRIES, API_2_49, "entries"))
        .containsExactly(new TagPerformance("up", 2L, -2.4567153, -0.012285715856237767));
    assertThat(read(Answers.EXITS, API_2_49, "exits").getFirst().tag()).isEqualTo("stop_loss");
    assertThat(read(Answers.MIX_TAGS, API_2_49, "mix_tags").getFirst().tag())
        .isEqualTo("up stop_loss");
    assertThat(read(Answers.PERFORMANCE, API_2_40, "performance")).isEmpty();
  }

  @Test
  void readsStatistics() {
    Stats stats = read(Answers.STATS, API_2_49, "stats");

    assertThat(stats.exitReasons()).containsOnlyKeys("stop_loss");
    assertThat(stats.exitReasons().get("stop_loss")).isEqualTo(new Stats.Results(0L, 2L, 0L));
    assertThat(stats.winSeconds()).isNull();
    assertThat(stats.lossSeconds()).isEqualTo(27.5528385);
  }

  @Test
  void readsPeriodsFromTheirFirstMomentInUtc() {
    PeriodProfits daily = read(Answers.DAILY, API_2_49, "daily");
    assertThat(daily.periods()).hasSize(7);
    assertThat(daily.stakeCurrency()).isEqualTo("USDT");
    assertThat(daily.periods().getFirst())
        .isEqualTo(
            new PeriodProfits.PeriodProfit(
                1_795_305_600_000L, -2.4567153, -0.00248147, 990.024567153, 0.0, 2L));
    assertThat(read(Answers.WEEKLY, API_2_49, "weekly").periods().getFirst().startMillis())
        .isEqualTo(1_794_787_200_000L);
    assertThat(read(Answers.MONTHLY, API_2_40, "monthly").periods().getFirst().startMillis())
        .isEqualTo(1_793_491_200_000L);
  }

  @Test
  void readsAPageOfClosedTrades() {
    TradesPage page = read(Answers.TRADES, API_2_49, "trades");

    assertThat(page.totalTrades()).isEqualTo(2);
    assertThat(page.offset()).isZero();
    assertThat(page.trades())
        .first()
        .isEqualTo(
            new ClosedTrade(
                2L,
                "ETH/USDT",
                false,
                false,
                "S",
                "up",
                "stop_loss",
                1.0,
                0.03283,
                99.9696481,
                3045.07,
                3014.33,
                1_795_345_525_294L,
                1_795_345_552_861L,
                -1.2081243,
                -0.0120728381619399,
                0.0));
    assertThat(read(Answers.TRADES, API_2_40, "trades").trades()).isEmpty();
  }

  @Test
  void readsListsLocksAndLogs() {
    List<String> pairs = List.of("BTC/USDT", "ETH/USDT", "SOL/USDT", "XRP/USDT");
    assertThat(read(Answers.WHITELIST, API_2_40, "whitelist"))
        .isEqualTo(new Whitelist(pairs, List.of("StaticPairList")));
    assertThat(read(Answers.BLACKLIST, API_2_49, "blacklist"))
        .isEqualTo(new Blacklist(List.of(), List.of()));
    assertThat(read(Answers.LOCKS, API_2_40, "locks").locks()).isEmpty();

    Logs logs = read(Answers.LOGS, API_2_40, "logs");
    assertThat(logs.entries()).hasSize(103);
    assertThat(logs.entries().getFirst())
        .isEqualTo(new LogEntry(1_795_344_682_862L, "freqtrade", "INFO", "freqtrade 2024.10-dev"));
    assertThat(logs.toString()).doesNotContain("2024.10-dev");
  }

  @Test
  void readsTheHostOfBothDialects() {
    SystemInfo old = read(Answers.SYSINFO, API_2_40, "sysinfo");
    assertThat(old.cpuRatio()).isEqualTo(0.9105, within(1e-12));
    assertThat(old.memoryRatio()).isEqualTo(0.078, within(1e-12));
    assertThat(old.load1()).isNull();

    SystemInfo present = read(Answers.SYSINFO, API_2_49, "sysinfo");
    assertThat(present.load1()).isEqualTo(2.595703125);
    assertThat(present.load15()).isEqualTo(3.67578125);
  }

  @Test
  void readsAHistoryWithoutPoints() {
    assertThat(read(Answers.HISTORIC_BALANCE, API_2_49, "historic_balance"))
        .isEqualTo(new HistoricBalance(List.of(), 1_795_345_524_773L));
  }
}
