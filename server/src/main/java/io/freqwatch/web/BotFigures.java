package io.freqwatch.web;

import org.jspecify.annotations.Nullable;

/** A bot's numbers; money in its stake currency, ratios of 1; null where unknown. */
record BotFigures(
    @Nullable Double profit,
    @Nullable Double profitRatio,
    @Nullable Double profitToday,
    @Nullable Double unrealizedProfit,
    @Nullable Double openTrades,
    @Nullable Double maxOpenTrades,
    @Nullable Double winRatio,
    @Nullable Double closedTrades,
    @Nullable Double drawdownRatio,
    @Nullable Double maxDrawdownRatio,
    @Nullable Double equity) {
  static final BotFigures UNKNOWN =
      new BotFigures(null, null, null, null, null, null, null, null, null, null, null);

  static BotFigures of(BotSamples samples, BotTrends trends) {
    Double profit = samples.value(FleetMetrics.PROFIT);
    return new BotFigures(
        profit,
        samples.value(FleetMetrics.PROFIT_RATIO),
        profitToday(profit, samples, trends),
        samples.value(FleetMetrics.UNREALIZED_PROFIT),
        samples.sum(FleetMetrics.OPEN_TRADES),
        samples.value(FleetMetrics.MAX_OPEN_TRADES),
        samples.value(FleetMetrics.WIN_RATIO),
        samples.sum(FleetMetrics.CLOSED_TRADES),
        samples.value(FleetMetrics.DRAWDOWN_RATIO),
        samples.value(FleetMetrics.MAX_DRAWDOWN_RATIO),
        samples.value(FleetMetrics.EQUITY));
  }

  boolean isKnown() {
    return profit != null || equity != null;
  }

  /** The change since midnight where it was measured, else what the bot says of its day. */
  private static @Nullable Double profitToday(
      @Nullable Double profit, BotSamples samples, BotTrends trends) {
    Double before = trends.profitAtMidnight();
    return profit != null && before != null
        ? Double.valueOf(profit - before)
        : samples.value(FleetMetrics.PERIOD_PROFIT, "period", "day");
  }
}
