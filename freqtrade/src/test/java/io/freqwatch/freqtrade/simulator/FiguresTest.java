package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class FiguresTest {
  private static final long NOW = SimulatedBots.NOW;
  private static final BotProfile PROFILE = SimulatedBots.profiles(42, 1).getFirst();
  private static final Pair PAIR = PROFILE.pairs().getFirst();

  private static Trade trade(int id, double openRate, double closeRate) {
    Trade trade = new Trade(id, new Entry(PAIR, false, "tag"), 1, openRate, NOW + id, 0);
    long amount = Decimals.units(1);
    Order entry = Order.entry(id, "tag", openRate, amount, NOW + id);
    trade.place(entry);
    trade.enter(entry, amount, NOW + id);
    Order exit = Order.exit(id, "roi", closeRate, amount, NOW + id);
    trade.place(exit);
    trade.exit(exit, amount, NOW + id);
    trade.close("roi", closeRate, NOW + id);
    return trade;
  }

  private static JsonNode profit(List<Trade> trades) {
    Ledger ledger = new Ledger();
    trades.forEach(ledger::settle);
    Rates rates =
        Rates.look(new Market(1), PROFILE.pairs(), NOW + Duration.ofMinutes(1).toMillis());
    return new ProfitJson(PROFILE, NOW).all(new Books(PROFILE, ledger, rates));
  }

  @Test
  void aTradePaysFeesOnBothSides() {
    assertThat(trade(1, 100, 110).realized()).isEqualTo(Decimals.units(10 - 0.1 - 0.11));
    assertThat(trade(1, 100, 110).closeRatio()).isEqualTo(0.0978022);
  }

  @Test
  void withoutALossTheProfitFactorIsNullAndTheExpectancyRatio100() {
    JsonNode profit = profit(List.of(trade(1, 100, 110)));
    assertThat(profit.get("profit_factor").isNull()).isTrue();
    assertThat(profit.get("expectancy_ratio").asDouble()).isEqualTo(100.0);
    assertThat(profit.get("winrate").asDouble()).isEqualTo(1.0);
  }

  @Test
  void withoutATradeEveryFigureIsStillThere() {
    JsonNode profit = profit(List.of());
    assertThat(profit.get("profit_factor").isNull()).isTrue();
    assertThat(profit.get("avg_duration").asString()).isEqualTo("0:00:00");
    assertThat(profit.get("best_pair").asString()).isEmpty();
    assertThat(profit.get("first_trade_timestamp").asLong()).isZero();
  }

  @Test
  void theDrawdownIsTheDeepestFallFromAHigh() {
    List<Trade> trades =
        List.of(trade(1, 100, 200), trade(2, 100, 50), trade(3, 100, 60), trade(4, 100, 150));
    long capital = Decimals.units(1000);
    Drawdown drawdown = Drawdown.of(trades, capital);

    assertThat(drawdown.worst()).isEqualTo(-trades.get(1).realized() - trades.get(2).realized());
    long high = trades.getFirst().realized();
    assertThat(drawdown.worstRatio()).isEqualTo((double) drawdown.worst() / (capital + high));
    assertThat(drawdown.highMillis()).isEqualTo(NOW + 1);
    assertThat(drawdown.lowMillis()).isEqualTo(NOW + 3);
    assertThat(drawdown.current()).isEqualTo(drawdown.worst() - trades.getLast().realized());
  }

  @Test
  void spansAreWrittenAsPythonDoes() {
    assertThat(Dates.span(27)).isEqualTo("0:00:27");
    assertThat(Dates.span(60_310)).isEqualTo("16:45:10");
    assertThat(Dates.span(93_784)).isEqualTo("1 day, 2:03:04");
    assertThat(Dates.span(2 * 86_400)).isEqualTo("2 days, 0:00:00");
    assertThat(Dates.ago(40)).isEqualTo("40 seconds ago");
    assertThat(Dates.ago(75)).isEqualTo("a minute ago");
    assertThat(Dates.ago(7_300)).isEqualTo("2 hours ago");
  }

  @Test
  void theLogForgetsItsOlderHalfWhenFull() {
    LogRing log = new LogRing();
    for (int i = 0; i < 1001; i++) {
      log.add(NOW, "logger", "INFO", "line " + i);
    }
    List<LogRing.Line> lines = log.last(Integer.MAX_VALUE);
    assertThat(lines).hasSize(501);
    assertThat(lines.getLast().message()).isEqualTo("line 1000");
    assertThat(lines).extracting(LogRing.Line::number).isSorted();
  }
}
