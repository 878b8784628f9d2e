package io.freqwatch.tsdb.head;

import io.freqwatch.tsdb.wal.WalStatistics;

/**
 * What a head says of samples that came out of order.
 *
 * @param appended since the start
 * @param tooOld refused since they lay before the window
 * @param waiting in memory and in the log, and in no block yet
 */
public record OutOfOrderStatistics(long appended, long tooOld, long waiting, WalStatistics log) {}
