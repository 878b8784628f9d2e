package io.freqwatch.scrape;

/**
 * When a target is scraped: every interval, at an offset of its own, so that the targets of a job
 * spread over the interval and keep their places over restarts. Times are wall clock milliseconds.
 */
record ScrapeSchedule(long intervalMillis, long offsetMillis) {
  private static final long LARGEST_TOLERANCE_MILLIS = 2;

  static ScrapeSchedule of(Target target) {
    long interval = target.interval().toMillis();
    return new ScrapeSchedule(interval, Math.floorMod(spread(hash(target)), interval));
  }

  /** The first slot after a time. */
  long next(long nowMillis) {
    return nowMillis + intervalMillis - Math.floorMod(nowMillis - offsetMillis, intervalMillis);
  }

  /**
   * The time to write samples with: the slot where the scrape began within a hair of it, so that
   * samples lie at equal distances and compress to nothing.
   */
  long snap(long slotMillis, long nowMillis) {
    long tolerance = Math.min(LARGEST_TOLERANCE_MILLIS, intervalMillis / 100);
    return Math.abs(nowMillis - slotMillis) <= tolerance ? slotMillis : nowMillis;
  }

  private static long hash(Target target) {
    return 31L * target.labels().hashCode() + target.uri().hashCode();
  }

  /** Murmur3's finalizer: near hashes come to lie far apart. */
  private static long spread(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
