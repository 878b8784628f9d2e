/**
 * The words of the query language that all its parts share: values, their types, places in a query,
 * errors, numbers as Go prints them.
 *
 * <p>Receives from: {@code model}. Hands to: {@code promql.parse}, {@code promql.engine}, the HTTP
 * API, rules.
 */
@NullMarked
package io.freqwatch.promql;

import org.jspecify.annotations.NullMarked;
