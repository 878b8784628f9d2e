package io.freqwatch.config;

import io.freqwatch.tsdb.DiskOptions;
import io.freqwatch.tsdb.block.RetentionRule;
import java.util.List;

/**
 * What the embedded engine keeps beside what Prometheus' flags say.
 *
 * @param retentionRules series that are kept for a shorter time than all others
 * @param quarantineBytes how much damaged data is kept; 0 for any amount
 * @param mergedBytesPerSecond how fast merged blocks are written; 0 for as fast as it goes
 */
public record StoreOptions(
    List<RetentionRule> retentionRules, long quarantineBytes, long mergedBytesPerSecond) {
  public static final StoreOptions DEFAULTS =
      new StoreOptions(
          List.of(),
          DiskOptions.DEFAULT.quarantineBytes(),
          DiskOptions.DEFAULT.mergedBytesPerSecond());

  public StoreOptions {
    retentionRules = List.copyOf(retentionRules);
  }
}
