package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * {@code /profit}. The sums of ratios and percentages that the bot also sends mean nothing and are
 * left out. Ratios of profit are of the starting capital.
 *
 * @param allProfit closed and open trades together
 * @param profitFactor null with no losing trade
 * @param averageDurationSeconds of closed trades
 * @param currentDrawdownRatio and the fields after it: only of bots of 2025 and later
 */
public record Profit(
    @Nullable Double closedProfit,
    @Nullable Double closedProfitRatio,
    @Nullable Double closedProfitRatioMean,
    @Nullable Double closedProfitFiat,
    @Nullable Double allProfit,
    @Nullable Double allProfitRatio,
    @Nullable Double allProfitFiat,
    @Nullable Long tradeCount,
    @Nullable Long closedTradeCount,
    @Nullable Long winningTrades,
    @Nullable Long losingTrades,
    @Nullable Double winRatio,
    @Nullable Double profitFactor,
    @Nullable Double expectancy,
    @Nullable Double expectancyRatio,
    @Nullable Double maxDrawdownRatio,
    @Nullable Double maxDrawdown,
    @Nullable Long maxDrawdownStartMillis,
    @Nullable Long maxDrawdownEndMillis,
    @Nullable Double tradingVolume,
    @Nullable Double averageDurationSeconds,
    @Nullable Long firstTradeMillis,
    @Nullable Long latestTradeMillis,
    @Nullable Long botStartMillis,
    @Nullable String bestPair,
    @Nullable Double bestPairProfitRatio,
    @Nullable Double bestPairProfit,
    @Nullable Double currentDrawdownRatio,
    @Nullable Double currentDrawdown,
    @Nullable Double sharpeRatio,
    @Nullable Double sortinoRatio,
    @Nullable Double sqn,
    @Nullable Double calmarRatio,
    @Nullable Double cagrRatio) {

  /** Profit of the open trades; null where either part is not known. */
  public @Nullable Double unrealizedProfit() {
    return allProfit == null || closedProfit == null ? null : allProfit - closedProfit;
  }
}
