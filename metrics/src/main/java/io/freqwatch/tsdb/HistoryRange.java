package io.freqwatch.tsdb;

import io.freqwatch.tsdb.block.CompactionOptions;
import java.time.Duration;

/** How long the blocks of history are: as long as compaction would make them. */
final class HistoryRange {
  private static final long STEP = 3;
  private static final long LONGEST_MILLIS = Duration.ofDays(31).toMillis();

  private HistoryRange() {}

  static long millis(TsdbOptions options) {
    long longest = Math.min(LONGEST_MILLIS, options.blocks().historyRetention().toMillis() / 10);
    long range = CompactionOptions.BASE_MILLIS;
    while (range * STEP <= longest) {
      range *= STEP;
    }
    return range;
  }
}
