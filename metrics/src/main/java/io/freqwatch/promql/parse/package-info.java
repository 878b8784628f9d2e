/**
 * The query language of Prometheus from text to checked expressions and back to text.
 *
 * <p>Receives from: {@code promql}. Hands to: {@code promql.engine}, the HTTP API, rules.
 */
@NullMarked
package io.freqwatch.promql.parse;

import org.jspecify.annotations.NullMarked;
