/**
 * What the query language does to native histograms: arithmetic, resets, quantiles, fractions.
 *
 * <p>Receives from: {@code model}. Hands to: {@code promql.engine}.
 */
@NullMarked
package io.freqwatch.promql.histogram;

import org.jspecify.annotations.NullMarked;
