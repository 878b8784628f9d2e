/**
 * Client of one bot: typed records of its REST API and of its message WebSocket, both dialects.
 *
 * <p>Receives from: a Freqtrade bot of API 2.40 or newer. Hands to: {@code exporter}, {@code app}.
 *
 * <p>One convention for what a bot may leave out: a component that is {@code @Nullable} is null
 * where the bot sent null (its NaN), nothing, or a value of the wrong type. Times are milliseconds
 * since 1970 and end in {@code Millis}; ratios are 0..1 and end in {@code Ratio}; money is in the
 * stake currency.
 */
@NullMarked
package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.NullMarked;
