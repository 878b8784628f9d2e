/**
 * What it is: the time series database on disk, a Prometheus data directory: head, blocks, their
 * compaction and retention behind the storage seam. Receives from: {@code scrape}, rules and
 * importers, samples; {@code config}, what to keep. Hands to: {@code promql} and the HTTP API.
 */
@NullMarked
package io.freqwatch.tsdb;

import org.jspecify.annotations.NullMarked;
