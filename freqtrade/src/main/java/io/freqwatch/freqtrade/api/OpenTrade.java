package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trade of {@code /status}. Rate and profits are null while the bot has no rate for the pair.
 *
 * @param stakeAmount own money in the trade, without leverage
 * @param profit not yet realised, in the stake currency
 * @param totalProfit {@code profit} and {@code realizedProfit} together
 * @param stopLossDistanceRatio from the current rate to the stop; negative for a long trade
 */
public record OpenTrade(
    @Nullable Long tradeId,
    @Nullable String pair,
    @Nullable Boolean isShort,
    @Nullable String strategy,
    @Nullable String enterTag,
    @Nullable Double leverage,
    @Nullable Double amount,
    @Nullable Double stakeAmount,
    @Nullable Double openRate,
    @Nullable Long openMillis,
    @Nullable Long openFilledMillis,
    @Nullable Double currentRate,
    @Nullable Double profitRatio,
    @Nullable Double profit,
    @Nullable Double profitFiat,
    @Nullable Double realizedProfit,
    @Nullable Double totalProfit,
    @Nullable Double stopLossRate,
    @Nullable Double stopLossDistanceRatio,
    @Nullable Double liquidationRate,
    @Nullable Double fundingFees,
    @Nullable Boolean hasOpenOrders,
    @Nullable Long successfulEntries,
    @Nullable Long successfulExits,
    List<Order> orders) {
  public OpenTrade {
    orders = List.copyOf(orders);
  }

  /** {@code long} or {@code short}; a spot bot says nothing and is long. */
  public String direction() {
    return Boolean.TRUE.equals(isShort) ? "short" : "long";
  }

  /** How far the current rate is from liquidation, 0..; null without leverage or rate. */
  public @Nullable Double liquidationDistanceRatio() {
    if (liquidationRate == null || currentRate == null || currentRate <= 0) {
      return null;
    }
    return Math.abs(currentRate - liquidationRate) / currentRate;
  }

  /** Amount times open rate: what the trade moves, with leverage. */
  public @Nullable Double notional() {
    return amount == null || openRate == null ? null : amount * openRate;
  }
}
