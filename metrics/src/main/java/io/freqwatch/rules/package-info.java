/**
 * Rule groups at work: expressions evaluated again and again, their results recorded as series or
 * turned into alerts, with the semantics of Prometheus.
 *
 * <p>Receives from: {@code rules.file}, {@code promql.engine}, {@code storage}. Hands to: {@code
 * storage} what is recorded, {@code notifier} the alerts, the HTTP API what there is to see.
 */
@NullMarked
package io.freqwatch.rules;

import org.jspecify.annotations.NullMarked;
