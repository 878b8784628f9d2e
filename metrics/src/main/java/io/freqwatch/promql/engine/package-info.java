/**
 * Evaluates expressions, series after series, over all steps of a query at once.
 *
 * <p>Receives from: {@code promql.parse}, {@code promql.histogram}, {@code storage}. Hands to: the
 * HTTP API, rules, the fleet page.
 */
@NullMarked
package io.freqwatch.promql.engine;

import org.jspecify.annotations.NullMarked;
