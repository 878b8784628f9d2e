package io.freqwatch.scrape;

import java.util.Optional;

/**
 * How one scrape went.
 *
 * @param cause of the failure; empty when it worked
 * @param error for a person; empty when it worked
 * @param samples how many the target exposed
 * @param samplesKept how many of them relabelling left
 * @param seriesAdded how many series the scrape before did not have
 * @param bodyBytes the decompressed answer; 0 where there was none, -1 where it was too large
 */
record ScrapeReport(
    Optional<ScrapeFailure.Cause> cause,
    String error,
    double durationSeconds,
    int samples,
    int samplesKept,
    int seriesAdded,
    int bodyBytes,
    RefusedSeries refused) {
  /** The same, failed after so many samples; none of them is stored. */
  ScrapeReport failed(ScrapeFailure.Cause why, String reason) {
    int size = why == ScrapeFailure.Cause.BODY_SIZE_LIMIT ? -1 : 0;
    return new ScrapeReport(
        Optional.of(why), reason, durationSeconds, samples, samplesKept, 0, size, refused);
  }

  boolean up() {
    return cause.isEmpty();
  }

  TargetStatus status(long scrapeMillis) {
    return new TargetStatus(
        up() ? TargetStatus.Health.UP : TargetStatus.Health.DOWN,
        cause,
        error,
        scrapeMillis,
        durationSeconds,
        samples,
        refused);
  }
}
