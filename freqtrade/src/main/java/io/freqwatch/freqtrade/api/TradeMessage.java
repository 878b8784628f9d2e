package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * What entry and exit messages tell of a trade.
 *
 * @param direction {@code long} or {@code short}
 * @param rate of entry or exit, by the message
 * @param gain {@code profit} or {@code loss}; exits only
 * @param subTrade one part of a trade that is entered or left in parts
 * @param isFinalExit the trade is over; exits only
 */
public record TradeMessage(
    @Nullable Long tradeId,
    @Nullable String pair,
    String direction,
    @Nullable String enterTag,
    @Nullable String exitReason,
    @Nullable Double leverage,
    @Nullable Double rate,
    @Nullable Double amount,
    @Nullable Double stakeAmount,
    @Nullable String stakeCurrency,
    @Nullable Long openMillis,
    @Nullable Long closeMillis,
    @Nullable String gain,
    @Nullable Double profit,
    @Nullable Double profitRatio,
    @Nullable Double finalProfitRatio,
    boolean subTrade,
    boolean isFinalExit) {}
