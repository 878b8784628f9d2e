/**
 * Loads jars that add to the program: only those that the configuration names with their checksum.
 *
 * <p>Receives from: {@code config}, names and checksums. Hands to: {@code app}, the collectors
 * found.
 */
@NullMarked
package io.freqwatch.plugin;

import org.jspecify.annotations.NullMarked;
