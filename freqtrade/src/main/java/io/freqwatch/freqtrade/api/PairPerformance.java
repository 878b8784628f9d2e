package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/** One pair of {@code /performance}: its closed trades. */
public record PairPerformance(
    @Nullable String pair,
    @Nullable Long count,
    @Nullable Double profit,
    @Nullable Double profitRatio) {}
