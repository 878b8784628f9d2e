/**
 * A simulated spot exchange: Binance's public REST interface over the virtual market, so that a
 * real Freqtrade trades in dry-run without the internet.
 *
 * <p>Receives from: {@code freqtrade.market}, and faults from whoever injects them. Hands to: real
 * bots, and whoever else speaks Binance's interface.
 */
@NullMarked
package io.freqwatch.freqtrade.exchange;

import org.jspecify.annotations.NullMarked;
