package io.freqwatch.scrape;

/**
 * How one scrape went.
 *
 * @param error empty when it worked
 * @param samples how many the target exposed
 * @param samplesKept how many of them were meant for the storage
 * @param seriesAdded how many series the scrape before did not have
 */
record ScrapeReport(
    String error, double durationSeconds, int samples, int samplesKept, int seriesAdded) {
  boolean up() {
    return error.isEmpty();
  }

  TargetStatus status(long scrapeMillis) {
    return new TargetStatus(
        up() ? TargetStatus.Health.UP : TargetStatus.Health.DOWN,
        error,
        scrapeMillis,
        durationSeconds,
        samples);
  }
}
