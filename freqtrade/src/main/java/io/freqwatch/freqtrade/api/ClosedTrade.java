package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * One trade of {@code /trades} or {@code /trade/{id}}, without its orders.
 *
 * @param isOpen true only of an answer to {@code /trade/{id}}
 * @param profit in the stake currency, of all exits together
 */
public record ClosedTrade(
    @Nullable Long tradeId,
    @Nullable String pair,
    @Nullable Boolean isOpen,
    @Nullable Boolean isShort,
    @Nullable String strategy,
    @Nullable String enterTag,
    @Nullable String exitReason,
    @Nullable Double leverage,
    @Nullable Double amount,
    @Nullable Double stakeAmount,
    @Nullable Double openRate,
    @Nullable Double closeRate,
    @Nullable Long openMillis,
    @Nullable Long closeMillis,
    @Nullable Double profit,
    @Nullable Double profitRatio,
    @Nullable Double fundingFees) {

  /** {@code long} or {@code short}; a spot bot says nothing and is long. */
  public String direction() {
    return Boolean.TRUE.equals(isShort) ? "short" : "long";
  }
}
