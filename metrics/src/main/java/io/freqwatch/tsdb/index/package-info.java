/**
 * What it is: the index of a block in Prometheus' layout (tsdb/docs/format/index.md, version 2):
 * from labels to series, from series to their chunks; and the sorted lists of series that queries
 * intersect.
 *
 * <p>Receives from: {@code tsdb.block}, which writes and opens blocks. Hands to: its queriers.
 */
@NullMarked
package io.freqwatch.tsdb.index;

import org.jspecify.annotations.NullMarked;
