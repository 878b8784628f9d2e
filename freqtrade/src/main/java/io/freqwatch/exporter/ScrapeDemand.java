package io.freqwatch.exporter;

import io.freqwatch.exposition.AcceptedFormat;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which pages the scrapers of one bot ask for, so that these can be rendered before they are asked
 * for again. There are few: formats, groups and whether compressed. Safe for use by many threads.
 */
final class ScrapeDemand {
  /** Two turns of the slowest scrape job. */
  private static final long LIFETIME_NANOS = Duration.ofMinutes(2).toNanos();

  private final Clock clock;
  private final Map<Page, Long> askedNanos = new ConcurrentHashMap<>();

  /** What a scrape may ask for. */
  sealed interface Page {
    boolean gzip();

    record Families(AcceptedFormat format, Set<CollectGroup> groups, boolean gzip)
        implements Page {}

    /** In the names of the original exporter. */
    record Ftmetric(boolean gzip) implements Page {}
  }

  ScrapeDemand(Clock clock) {
    this.clock = clock;
  }

  void asked(Page page) {
    askedNanos.put(page, clock.monotonicNanos());
  }

  /** What was asked for in the last two minutes. */
  Set<Page> pages() {
    long now = clock.monotonicNanos();
    askedNanos.values().removeIf(at -> now - at > LIFETIME_NANOS);
    return askedNanos.keySet();
  }
}
