package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * {@code /health}; the bot sends seconds.
 *
 * @param lastProcessMillis null until the first loop after a start; stands still while stopped
 * @param startupMillis changes at every reload
 */
public record Health(
    @Nullable Long lastProcessMillis, @Nullable Long startMillis, @Nullable Long startupMillis) {}
