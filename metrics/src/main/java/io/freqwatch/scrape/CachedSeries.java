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

  /** Whether that scrape wrote it without a time of its own. */
  boolean tracked;

  /** Whether readers see it as present, so that it needs a marker when it goes away. */
  boolean live;

  /** The series that stood in the next line. */
  @Nullable CachedSeries follower;

  /** The next one of the same bucket. */
  @Nullable CachedSeries chained;

  CachedSeries(byte[] raw, int hash, Labels labels, long reference) {
    this.raw = raw;
    this.hash = hash;
    this.labels = labels;
    this.reference = reference;
  }
}
