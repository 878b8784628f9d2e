package io.freqwatch.scrape;

import io.freqwatch.model.Labels;
import org.jspecify.annotations.Nullable;

/** What is known of a series line from earlier scrapes of the target. Used by the loop's thread. */
final class CachedSeries {
  final byte[] raw;
  final int hash;
  final Labels labels;
  long reference;

  /** The scrape that saw it last. */
  long seenInScrape;

  /** Whether its last sample was a native histogram. */
  boolean histogram;

  /** Whether that scrape wrote it without a time of its own. */
  boolean tracked;

  /** Whether its first scrape is not over yet, so that nothing of it may be stored. */
  boolean pending = true;

  /** Whether relabelling drops it; it is known only so as to be left out quickly. */
  final boolean dropped;

  /** Whether readers see it as present, so that it needs a marker when it goes away. */
  boolean live;

  /** The series that stood in the next line. */
  @Nullable CachedSeries follower;

  /** The next one of the same bucket. */
  @Nullable CachedSeries chained;

  CachedSeries(byte[] raw, int hash, Labels labels, long reference) {
    this(raw, hash, labels, reference, false);
  }

  private CachedSeries(byte[] raw, int hash, Labels labels, long reference, boolean dropped) {
    this.raw = raw;
    this.hash = hash;
    this.labels = labels;
    this.reference = reference;
    this.dropped = dropped;
  }

  /** A line that relabelling drops. */
  static CachedSeries dropped(byte[] raw, int hash) {
    return new CachedSeries(raw, hash, Labels.EMPTY, 0, true);
  }
}
