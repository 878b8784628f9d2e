package io.freqwatch.tsdb.chunk;

/**
 * A chunk with the times of its first and its last sample, which its bits tell only to who reads
 * them all.
 */
public record TimedChunk(long minMillis, long maxMillis, Chunk chunk) {}
