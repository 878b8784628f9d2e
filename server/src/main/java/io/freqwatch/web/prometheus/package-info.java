/**
 * The HTTP API of Prometheus over our storage, engine and scrapes, as Grafana, promtool and every
 * other client of Prometheus know it.
 *
 * <p>Receives from: {@code storage}, {@code promql.engine} and {@code scrape}. Hands to: clients of
 * Prometheus, and {@code web}, which offers the same paths to those who are logged in.
 */
@NullMarked
package io.freqwatch.web.prometheus;

import org.jspecify.annotations.NullMarked;
