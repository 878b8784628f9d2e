/**
 * The virtual market that simulated bots and the simulated exchange share: prices, candles, grids.
 *
 * <p>Receives from: nothing but a seed. Hands to: {@code freqtrade.exchange} and {@code
 * freqtrade.simulator}, the same price of a pair at the same moment.
 */
@NullMarked
package io.freqwatch.freqtrade.market;

import org.jspecify.annotations.NullMarked;
