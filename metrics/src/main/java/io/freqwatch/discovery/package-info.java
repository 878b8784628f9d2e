/**
 * Which targets there are to scrape, now and as they change.
 *
 * <p>Receives from: configuration, the program's list of bots. Hands to: {@code scrape}.
 */
@NullMarked
package io.freqwatch.discovery;

import org.jspecify.annotations.NullMarked;
