package io.freqwatch.tsdb.index;

/**
 * What all of an index says.
 *
 * @param minMillis time of the first sample; {@link Long#MAX_VALUE} without series
 * @param maxMillis time of the last sample; {@link Long#MIN_VALUE} without series
 */
public record IndexSummary(long series, long chunks, long minMillis, long maxMillis) {}
