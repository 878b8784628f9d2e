/**
 * What it is: the newest samples, in memory: open chunks outside of the heap, full ones in {@code
 * chunks_head}, all of them in the log until a block has them. Receives from: scrapes and rules
 * through the storage seam, one batch at a time; {@code tsdb.wal} at start. Hands to: queries;
 * {@code tsdb.block} what is old enough.
 */
@NullMarked
package io.freqwatch.tsdb.head;

import org.jspecify.annotations.NullMarked;
