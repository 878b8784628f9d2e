/**
 * An example of a jar that adds metrics of its own to every bot.
 *
 * <p>Receives from: the exporter's snapshot of a bot. Hands to: the exporter's pages.
 */
@NullMarked
package io.freqwatch.examples.collector;

import org.jspecify.annotations.NullMarked;
