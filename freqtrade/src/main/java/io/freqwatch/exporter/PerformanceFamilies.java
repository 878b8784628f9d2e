package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.Profit;
import io.freqwatch.freqtrade.api.Stats;
import org.jspecify.annotations.Nullable;

/** What the bot has earned, and how well. */
final class PerformanceFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot
        .profit()
        .ifPresent(
            profit -> {
              ratios(profit, families);
              trades(profit, families);
              Money.of(snapshot).ifPresent(money -> amounts(profit, money, families));
              fiat(snapshot, profit, families);
            });
    snapshot.stats().ifPresent(stats -> durations(stats, families));
    LedgerSummary ledger = snapshot.facts().ledger();
    if (ledger != null && snapshot.condition().known()) {
      families.add("freqtrade_consecutive_losses", ledger.consecutiveLosses());
    }
  }

  private static void ratios(Profit profit, Families families) {
    families.add("freqtrade_realized_profit_ratio", profit.closedProfitRatio());
    families.add("freqtrade_net_profit_ratio", profit.allProfitRatio());
    families.add("freqtrade_win_ratio", profit.winRatio());
    families.add("freqtrade_profit_factor", profitFactor(profit));
    families.add("freqtrade_expectancy_ratio", profit.expectancyRatio());
    families.add("freqtrade_sharpe_ratio", profit.sharpeRatio());
    families.add("freqtrade_sortino_ratio", profit.sortinoRatio());
    families.add("freqtrade_calmar_ratio", profit.calmarRatio());
    families.add("freqtrade_cagr_ratio", profit.cagrRatio());
    families.add("freqtrade_sqn", profit.sqn());
  }

  private static void trades(Profit profit, Families families) {
    families.add("freqtrade_closed_trades", profit.winningTrades(), "win");
    families.add("freqtrade_closed_trades", profit.losingTrades(), "loss");
    Long latest = profit.latestTradeMillis();
    if (latest != null && latest > 0) {
      families.addTime("freqtrade_last_trade_timestamp_seconds", latest);
    }
  }

  private static void amounts(Profit profit, Money money, Families families) {
    String currency = money.currency();
    String mode = money.mode();
    families.add("freqtrade_realized_profit", profit.closedProfit(), currency, mode);
    families.add("freqtrade_unrealized_profit", profit.unrealizedProfit(), currency, mode);
    families.add("freqtrade_expectancy", profit.expectancy(), currency, mode);
    families.add("freqtrade_traded_volume", profit.tradingVolume(), currency, mode);
  }

  private static void fiat(BotSnapshot snapshot, Profit profit, Families families) {
    String currency = snapshot.balance().map(Balance::fiatCurrency).orElse("");
    Money.of(snapshot)
        .filter(_ -> !currency.isEmpty())
        .ifPresent(
            money ->
                families.add(
                    "freqtrade_realized_profit_fiat",
                    profit.closedProfitFiat(),
                    currency,
                    money.mode()));
  }

  /** The bot has no number for wins without a loss. */
  private static @Nullable Double profitFactor(Profit profit) {
    Long wins = profit.winningTrades();
    Long losses = profit.losingTrades();
    boolean onlyWins = wins != null && wins > 0 && losses != null && losses == 0;
    return profit.profitFactor() == null && onlyWins
        ? Double.valueOf(Double.POSITIVE_INFINITY)
        : profit.profitFactor();
  }

  private static void durations(Stats stats, Families families) {
    String family = "freqtrade_trade_duration_average_seconds";
    families.add(family, stats.winSeconds(), "win");
    families.add(family, stats.lossSeconds(), "loss");
    families.add(family, stats.drawSeconds(), "draw");
  }
}
