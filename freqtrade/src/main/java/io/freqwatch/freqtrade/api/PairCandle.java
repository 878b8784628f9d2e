package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * The last candle of {@code /pair_candles}.
 *
 * @param candleMillis when the candle began
 * @param analyzedMillis when the strategy last looked at the pair
 */
public record PairCandle(
    @Nullable String pair,
    @Nullable String timeframe,
    @Nullable Long candleMillis,
    @Nullable Long analyzedMillis,
    @Nullable Double open,
    @Nullable Double high,
    @Nullable Double low,
    @Nullable Double close,
    @Nullable Double volume) {}
