/**
 * The one program: its command line, and the composition of all parts in one straight line.
 *
 * <p>Receives from: {@code config} and a person's command line. Hands to: nobody; it starts
 * everything.
 *
 * <p>In reading order: {@link io.freqwatch.app.Main}, the commands, {@link io.freqwatch.app.App}.
 */
@NullMarked
package io.freqwatch.app;

import org.jspecify.annotations.NullMarked;
