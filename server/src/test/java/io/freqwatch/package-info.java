/**
 * The rules of the house, checked on the compiled classes and the sources of all modules.
 *
 * <p>Receives from: every package. Hands to: nobody; it only refuses.
 */
@NullMarked
package io.freqwatch;

import org.jspecify.annotations.NullMarked;
