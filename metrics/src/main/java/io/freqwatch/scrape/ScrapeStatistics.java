package io.freqwatch.scrape;

import java.util.List;

/**
 * Counts since the start, and what there is now; for metrics and status pages.
 *
 * @param refusedByStorage scrapes of which the storage took nothing, since it is full
 */
public record ScrapeStatistics(
    int pools,
    int targets,
    long scrapes,
    long unreached,
    long badStatus,
    long badFormat,
    long exceededBodySizeLimit,
    long exceededSampleLimit,
    long exceededLabelLimit,
    long exceededBucketLimit,
    long refusedByStorage,
    long samplesOutOfOrder,
    long samplesDuplicate,
    long samplesOutOfBounds,
    long seriesRefused,
    long exemplarsRefused,
    List<RefusingTarget> refusing) {}
