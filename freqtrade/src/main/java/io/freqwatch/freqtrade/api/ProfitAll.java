package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/** {@code /profit_all}; from API 2.43. Longs and shorts apart only where a bot can sell short. */
public record ProfitAll(@Nullable Profit all, @Nullable Profit longs, @Nullable Profit shorts) {}
