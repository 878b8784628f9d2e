/**
 * Simulated Freqtrade bots on a virtual market, deterministic by seed, with faults on demand.
 *
 * <p>Receives from: {@code freqtrade.market}, a seed and a clock. Hands to: whoever speaks
 * Freqtrade's REST and WebSocket API, in both dialects.
 */
@NullMarked
package io.freqwatch.freqtrade.simulator;

import org.jspecify.annotations.NullMarked;
