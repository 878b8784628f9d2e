package io.freqwatch.tsdb.wal;

/**
 * What a log says of itself.
 *
 * @param currentSegment the number of the segment that is written to
 * @param bytesWritten since the start
 * @param syncNanos time spent in syncs since the start
 * @param failures writes and syncs that failed since the start
 * @param failing whether the newest write or sync failed: what is committed now does not last
 */
public record WalStatistics(
    int currentSegment,
    long bytesWritten,
    long pageCompletions,
    long syncs,
    long syncNanos,
    long failures,
    long truncations,
    boolean failing) {}
