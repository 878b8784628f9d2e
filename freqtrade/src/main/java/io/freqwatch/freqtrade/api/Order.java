package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * One order of an open trade.
 *
 * @param side {@code buy}, {@code sell} or {@code stoploss}
 */
public record Order(
    @Nullable String side,
    @Nullable String type,
    @Nullable String status,
    @Nullable Boolean isOpen,
    @Nullable Double amount,
    @Nullable Double filled,
    @Nullable Double price,
    @Nullable Double cost,
    @Nullable Long orderMillis,
    @Nullable Long filledMillis) {}
