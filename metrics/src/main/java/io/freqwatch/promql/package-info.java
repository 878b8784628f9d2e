/**
 * The query language of Prometheus: text to tokens to expressions to values.
 *
 * <p>Receives from: {@code storage}. Hands to: the HTTP API, rules, the fleet page.
 */
@NullMarked
package io.freqwatch.promql;

import org.jspecify.annotations.NullMarked;
