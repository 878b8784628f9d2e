package io.freqwatch.tsdb.block;

import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.chunk.TimedChunk;

/**
 * A series on its way into a block.
 *
 * @param chunks at least one, in order of time, none overlapping another; read once
 */
public record BlockSeries(Labels labels, Iterable<TimedChunk> chunks) {}
