/**
 * Rule files in Prometheus' format: what they say, and every mistake in them.
 *
 * <p>Receives from: {@code codec}, {@code promql.parse}. Hands to: {@code rules}, which evaluates
 * them, and {@code freqwatch check rules}.
 */
@NullMarked
package io.freqwatch.rules.file;

import org.jspecify.annotations.NullMarked;
