/**
 * Real Freqtrade on this machine: installs it, configures it for a simulated exchange, and keeps
 * bots of it running for as long as this program does.
 *
 * <p>Receives from: a package index, and the address of an exchange. Hands to: {@code app}, which
 * watches the bots as it watches any other.
 *
 * <p>In reading order: {@link io.freqwatch.freqtrade.process.Python}, {@link
 * io.freqwatch.freqtrade.process.PythonEnvironment}, {@link
 * io.freqwatch.freqtrade.process.RealBots}.
 */
@NullMarked
package io.freqwatch.freqtrade.process;

import org.jspecify.annotations.NullMarked;
