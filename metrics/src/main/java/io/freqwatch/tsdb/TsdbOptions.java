package io.freqwatch.tsdb;

import io.freqwatch.tsdb.block.CompactionOptions;
import io.freqwatch.tsdb.block.RetentionRule;
import io.freqwatch.tsdb.head.HeadOptions;
import io.freqwatch.tsdb.wal.WalOptions;
import java.time.Duration;
import java.util.List;

/** What a TSDB keeps, and how. */
public record TsdbOptions(
    CompactionOptions blocks, DiskOptions disk, HeadOptions head, WalOptions wal) {
  public static final TsdbOptions DEFAULT =
      new TsdbOptions(
          CompactionOptions.DEFAULT
              .withRetention(Duration.ofDays(7))
              .withHistoryRetention(Duration.ofDays(400)),
          DiskOptions.DEFAULT,
          HeadOptions.DEFAULT,
          WalOptions.DEFAULT);

  public TsdbOptions withRetention(Duration other) {
    return withBlocks(blocks.withRetention(other));
  }

  public TsdbOptions withHistoryRetention(Duration other) {
    return withBlocks(blocks.withHistoryRetention(other));
  }

  public TsdbOptions withSizeLimitBytes(long bytes) {
    return withBlocks(blocks.withSizeLimitBytes(bytes));
  }

  public TsdbOptions withRules(List<RetentionRule> rules) {
    return withBlocks(blocks.withRules(rules));
  }

  private TsdbOptions withBlocks(CompactionOptions other) {
    return new TsdbOptions(other, disk, head, wal);
  }

  public TsdbOptions withDisk(DiskOptions other) {
    return new TsdbOptions(blocks, other, head, wal);
  }

  public TsdbOptions withReserveBytes(long bytes) {
    return withDisk(disk.withReserveBytes(bytes));
  }

  public TsdbOptions withSeriesLimit(int limit) {
    return withHead(head.withSeriesLimit(limit));
  }

  public TsdbOptions withOutOfOrderWindow(Duration window) {
    return withHead(head.withOutOfOrderWindow(window));
  }

  public TsdbOptions withHead(HeadOptions other) {
    return new TsdbOptions(blocks, disk, other, wal);
  }

  public TsdbOptions withWal(WalOptions other) {
    return new TsdbOptions(blocks, disk, head, other);
  }
}
