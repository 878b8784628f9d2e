package io.freqwatch.storage;

import java.time.Duration;

/**
 * How much a {@link MemoryStorage} keeps.
 *
 * @param retention samples older than this, by the wall clock, are refused and forgotten
 * @param historyRetention the same for samples that came by backfill, which are few
 * @param sizeLimitBytes about what samples may take; above it the oldest scraped ones go early
 * @param seriesLimit how many series it holds at most
 * @param exemplarLimit how many exemplars it holds at most
 */
public record MemoryStorageOptions(
    Duration retention,
    Duration historyRetention,
    long sizeLimitBytes,
    int seriesLimit,
    int exemplarLimit) {
  public static final MemoryStorageOptions DEFAULT =
      new MemoryStorageOptions(
          Duration.ofDays(7), Duration.ofDays(400), 128L << 20, 200_000, 10_000);

  public MemoryStorageOptions {
    requirePositive("retention", retention);
    requirePositive("history retention", historyRetention);
    if (sizeLimitBytes < 1) {
      throw new IllegalArgumentException("size limit must be positive, found " + sizeLimitBytes);
    }
    if (exemplarLimit < 1) {
      throw new IllegalArgumentException("exemplar limit must be positive, found " + exemplarLimit);
    }
    if (seriesLimit < 1) {
      throw new IllegalArgumentException("series limit must be positive, found " + seriesLimit);
    }
  }

  /** The same for scraped and for backfilled samples. */
  public MemoryStorageOptions withRetention(Duration other) {
    return new MemoryStorageOptions(other, other, sizeLimitBytes, seriesLimit, exemplarLimit);
  }

  /** Only for scraped samples. */
  public MemoryStorageOptions withScrapeRetention(Duration other) {
    return new MemoryStorageOptions(
        other, historyRetention, sizeLimitBytes, seriesLimit, exemplarLimit);
  }

  public MemoryStorageOptions withSeriesLimit(int other) {
    return new MemoryStorageOptions(
        retention, historyRetention, sizeLimitBytes, other, exemplarLimit);
  }

  public MemoryStorageOptions withSizeLimitBytes(long other) {
    return new MemoryStorageOptions(retention, historyRetention, other, seriesLimit, exemplarLimit);
  }

  private static void requirePositive(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(what + " must be positive, found " + duration);
    }
  }
}
