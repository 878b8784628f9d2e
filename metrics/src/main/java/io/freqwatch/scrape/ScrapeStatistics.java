package io.freqwatch.scrape;

/** Counts since the start, and what there is now; for metrics and status pages. */
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
    long samplesOutOfOrder,
    long samplesDuplicate,
    long samplesOutOfBounds,
    long seriesRefused,
    long exemplarsRefused) {}
