package io.freqwatch.tsdb.head;

import io.freqwatch.tsdb.wal.WalStatistics;

/**
 * What a head says of itself.
 *
 * @param minMillis time of the oldest sample; {@link Long#MAX_VALUE} without samples
 * @param maxMillis time of the newest sample; {@link Long#MIN_VALUE} without samples
 * @param chunkFileBytes of {@code chunks_head}
 * @param logFailures batches that are in memory and could not be logged
 */
public record HeadStatistics(
    long series,
    long seriesCreated,
    long seriesRemoved,
    long seriesRefused,
    long chunks,
    long chunksCreated,
    long minMillis,
    long maxMillis,
    long samplesAppended,
    long samplesOutOfOrder,
    long samplesOutOfBounds,
    long samplesDuplicate,
    long exemplarsOutOfOrder,
    long chunkFileBytes,
    long logFailures,
    WalStatistics wal,
    OutOfOrderStatistics outOfOrder) {}
