/**
 * How parts begin, tell how they are, wait, and end; the only package that reads the clock.
 *
 * <p>Receives from: {@code app}, which starts and stops. Hands to: every part with a loop.
 */
@NullMarked
package io.freqwatch.lifecycle;

import org.jspecify.annotations.NullMarked;
