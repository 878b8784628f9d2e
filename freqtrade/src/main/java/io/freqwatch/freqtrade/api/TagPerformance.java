package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code /entries}, {@code /exits} or {@code /mix_tags}: the closed trades of a tag.
 *
 * @param tag the enter tag, the exit reason or both; {@code Other} where a trade has none
 */
public record TagPerformance(
    @Nullable String tag,
    @Nullable Long count,
    @Nullable Double profit,
    @Nullable Double profitRatio) {}
