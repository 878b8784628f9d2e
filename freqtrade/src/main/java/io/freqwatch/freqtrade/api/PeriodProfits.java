package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /daily}, {@code /weekly} or {@code /monthly}: newest first, periods in UTC. */
public record PeriodProfits(
    List<PeriodProfit> periods, @Nullable String stakeCurrency, @Nullable String fiatCurrency) {
  public PeriodProfits {
    periods = List.copyOf(periods);
  }

  /**
   * One day, week (from Monday) or month.
   *
   * @param startMillis its first moment
   * @param profitRatio of the capital at its start
   */
  public record PeriodProfit(
      @Nullable Long startMillis,
      @Nullable Double profit,
      @Nullable Double profitRatio,
      @Nullable Double startingBalance,
      @Nullable Double profitFiat,
      @Nullable Long tradeCount) {}
}
