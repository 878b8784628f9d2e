package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.PeriodProfits;
import io.freqwatch.freqtrade.api.PeriodProfits.PeriodProfit;

/** The current day, week and month. */
final class PeriodFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot.daily().ifPresent(profits -> add(snapshot, "day", profits, families));
    snapshot.weekly().ifPresent(profits -> add(snapshot, "week", profits, families));
    snapshot.monthly().ifPresent(profits -> add(snapshot, "month", profits, families));
  }

  private static void add(
      BotSnapshot snapshot, String period, PeriodProfits profits, Families families) {
    if (profits.periods().isEmpty()) {
      return;
    }
    PeriodProfit current = profits.periods().getFirst();
    families.add("freqtrade_period_profit_ratio", current.profitRatio(), period);
    families.add("freqtrade_period_trades", current.tradeCount(), period);
    Money.of(snapshot)
        .ifPresent(
            money ->
                families.add(
                    "freqtrade_period_profit",
                    current.profit(),
                    period,
                    money.currency(),
                    money.mode()));
  }
}
