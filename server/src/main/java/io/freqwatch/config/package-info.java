/**
 * The one configuration file of ours, {@code freqwatch.yml}: read whole, checked whole.
 *
 * <p>Receives from: a person's editor, through {@code codec}. Hands to: {@code app}, as records.
 */
@NullMarked
package io.freqwatch.config;

import org.jspecify.annotations.NullMarked;
