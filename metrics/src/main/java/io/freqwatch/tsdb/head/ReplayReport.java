package io.freqwatch.tsdb.head;

import java.util.List;

/**
 * What a start read, and what it found to be damaged.
 *
 * @param damages for people: file, range, reason
 * @param unknownSeries samples whose series is in no part of the log that could be read
 */
public record ReplayReport(
    long records, long samples, long mappedChunks, long unknownSeries, List<String> damages) {}
