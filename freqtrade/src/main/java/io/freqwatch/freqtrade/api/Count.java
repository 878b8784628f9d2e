package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * {@code /count}; 502 while the bot is stopped.
 *
 * @param max negative: unlimited
 * @param totalStake the sum of open rate times amount, so with leverage
 */
public record Count(@Nullable Double current, @Nullable Double max, @Nullable Double totalStake) {}
