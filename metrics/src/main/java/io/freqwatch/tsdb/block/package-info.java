/**
 * What it is: blocks, the samples of some hours or weeks in a directory that is never changed, as
 * Prometheus lays it out; writing, reading, merging and forgetting them.
 *
 * <p>Receives from: {@code tsdb.head}, which hands over what is older than two hours, and
 * importers. Hands to: the {@code storage} seam, by queriers.
 */
@NullMarked
package io.freqwatch.tsdb.block;

import org.jspecify.annotations.NullMarked;
