package io.freqwatch.tsdb.importer;

import io.freqwatch.tsdb.block.CompactionOptions;

/**
 * Which block a time belongs to: blocks of 18 hours up to yesterday, and of two hours from then on,
 * where blocks of the head are yet to come and to be merged with them.
 */
final class BlockSpans {
  private static final long SHORT = CompactionOptions.BASE_MILLIS;
  private static final long LONG = 9 * SHORT;

  private final long shortFromMillis;

  BlockSpans(long nowMillis) {
    this.shortFromMillis = Math.floorDiv(nowMillis - LONG, LONG) * LONG;
  }

  /** The first time of the block. */
  long start(long millis) {
    long span = span(millis);
    return Math.floorDiv(millis, span) * span;
  }

  /** The first time behind the block that begins at a time. */
  long end(long startMillis) {
    return startMillis + span(startMillis);
  }

  private long span(long millis) {
    return millis < shortFromMillis ? LONG : SHORT;
  }
}
