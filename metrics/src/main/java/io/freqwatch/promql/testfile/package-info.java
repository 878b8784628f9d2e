/**
 * Runs files of queries with the answers expected, in the format of Prometheus' {@code promqltest}.
 *
 * <p>Receives from: {@code promql.engine}, {@code storage}. Hands to: {@code freqwatch
 * promql-test}.
 */
@NullMarked
package io.freqwatch.promql.testfile;

import org.jspecify.annotations.NullMarked;
