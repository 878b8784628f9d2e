/**
 * The vocabulary that every part shares: labels, matchers, metric families, durations, secrets.
 *
 * <p>Receives from: nothing. Hands to: everything.
 */
@NullMarked
package io.freqwatch.model;

import org.jspecify.annotations.NullMarked;
