package io.freqwatch.storage;

/**
 * What a storage says of itself, for metrics and status pages.
 *
 * @param series how many series it knows now
 * @param seriesLimit how many it takes
 * @param chunks how many chunks hold the samples now
 * @param minMillis time of the oldest sample; {@link Long#MAX_VALUE} without samples
 * @param maxMillis time of the newest sample; {@link Long#MIN_VALUE} without samples
 */
public record StorageStatistics(
    long series,
    long seriesLimit,
    long chunks,
    long minMillis,
    long maxMillis,
    long seriesCreated,
    long seriesRemoved,
    long samplesAppended,
    long samplesOutOfOrder,
    long samplesOutOfBounds,
    long samplesDuplicate,
    long seriesRefused,
    long exemplarsOutOfOrder) {}
