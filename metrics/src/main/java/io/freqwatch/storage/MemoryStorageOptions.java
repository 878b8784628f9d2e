package io.freqwatch.storage;

import java.time.Duration;

/**
 * How much a {@link MemoryStorage} keeps.
 *
 * @param retention samples older than this, by the wall clock, are refused and forgotten
 * @param seriesLimit how many series it holds at most
 */
public record MemoryStorageOptions(Duration retention, int seriesLimit) {
  public static final MemoryStorageOptions DEFAULT =
      new MemoryStorageOptions(Duration.ofDays(7), 200_000);

  public MemoryStorageOptions {
    if (retention.isNegative() || retention.isZero()) {
      throw new IllegalArgumentException("retention must be positive, found " + retention);
    }
    if (seriesLimit < 1) {
      throw new IllegalArgumentException("series limit must be positive, found " + seriesLimit);
    }
  }

  public MemoryStorageOptions withRetention(Duration other) {
    return new MemoryStorageOptions(other, seriesLimit);
  }
}
