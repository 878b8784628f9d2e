/**
 * What it is: brings samples of months into blocks of a data directory: OpenMetrics with
 * timestamps, and the blocks of another Prometheus.
 *
 * <p>Receives from: files, by way of {@code app}. Hands to: {@code tsdb.block}, whose set finds the
 * new blocks.
 */
@NullMarked
package io.freqwatch.tsdb.importer;

import org.jspecify.annotations.NullMarked;
