/**
 * What goes wrong on demand: which faults are active, and the work that waits to end them.
 *
 * <p>Receives from: whoever injects a fault. Hands to: the simulated exchange and the simulated
 * bots.
 */
@NullMarked
package io.freqwatch.freqtrade.fault;

import org.jspecify.annotations.NullMarked;
