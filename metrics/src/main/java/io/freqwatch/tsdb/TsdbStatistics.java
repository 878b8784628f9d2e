package io.freqwatch.tsdb;

import io.freqwatch.tsdb.head.HeadStatistics;

/**
 * What a TSDB says of itself beyond {@link io.freqwatch.storage.StorageStatistics}.
 *
 * @param blocks how many are open
 * @param blockBytes of all blocks
 * @param oldestMillis start of the oldest block, or of the head; {@link Long#MAX_VALUE} without any
 * @param compactions blocks written since the start, of the head or of other blocks
 * @param compactionsFailed of those that were begun
 * @param blocksQuarantined damaged ones that were moved aside
 * @param damages what was found damaged in the log or {@code chunks_head} at start
 * @param blocksDroppedForSpace since the disk was nearly full
 * @param freeBytes of the disk, when it was looked at last
 * @param quarantined damaged parts that are kept aside
 * @param quarantineDropped of those since the start, for want of room
 */
public record TsdbStatistics(
    HeadStatistics head,
    int blocks,
    long blockBytes,
    long oldestMillis,
    long compactions,
    long compactionsFailed,
    long blocksQuarantined,
    long damages,
    long blocksDroppedForSpace,
    long freeBytes,
    int quarantined,
    long quarantineBytes,
    long quarantineDropped,
    long replayNanos) {}
