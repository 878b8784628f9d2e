package io.freqwatch.tsdb.block;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How blocks are merged and forgotten.
 *
 * @param retention how long samples are kept
 * @param historyRetention how long samples that came by backfill are kept; their blocks are merged
 *     among each other only
 * @param sizeLimitBytes how many bytes all of the store may take; 0 for any number
 * @param rules series that are kept for a shorter time; the shortest that applies counts
 */
public record CompactionOptions(
    Duration retention, Duration historyRetention, long sizeLimitBytes, List<RetentionRule> rules) {
  /** Span of the blocks that come from the head. */
  public static final long BASE_MILLIS = Duration.ofHours(2).toMillis();

  private static final long STEP = 3;
  private static final long LONGEST_MILLIS = Duration.ofDays(31).toMillis();

  /** Fifteen days as in Prometheus, of any size. */
  public static final CompactionOptions DEFAULT =
      new CompactionOptions(Duration.ofDays(15), Duration.ofDays(15), 0, List.of());

  public CompactionOptions {
    rules = List.copyOf(rules);
  }

  public CompactionOptions withRetention(Duration kept) {
    return new CompactionOptions(kept, historyRetention, sizeLimitBytes, rules);
  }

  public CompactionOptions withHistoryRetention(Duration kept) {
    return new CompactionOptions(retention, kept, sizeLimitBytes, rules);
  }

  public CompactionOptions withSizeLimitBytes(long bytes) {
    return new CompactionOptions(retention, historyRetention, bytes, rules);
  }

  public CompactionOptions withRules(List<RetentionRule> others) {
    return new CompactionOptions(retention, historyRetention, sizeLimitBytes, others);
  }

  /**
   * Spans of blocks, each three times the one before: 2 h, 6 h, 18 h, ... up to 31 days, or a tenth
   * of the retention where that is less, so that a block is never kept much longer than its
   * samples.
   */
  static List<Long> ranges(Duration kept) {
    long longest = Math.min(LONGEST_MILLIS, kept.toMillis() / 10);
    List<Long> ranges = new ArrayList<>();
    for (long range = BASE_MILLIS; range <= longest || ranges.isEmpty(); range *= STEP) {
      ranges.add(range);
    }
    return ranges;
  }
}
