package io.freqwatch.tsdb;

import io.freqwatch.tsdb.block.CompactionOptions;
import io.freqwatch.tsdb.head.HeadOptions;
import io.freqwatch.tsdb.wal.WalOptions;
import java.time.Duration;
import java.util.List;

/**
 * What a TSDB keeps, and how.
 *
 * @param retention how long samples are kept
 * @param historyRetention how long samples that came by backfill are kept
 * @param sizeLimitBytes how many bytes all files may take; 0 for any number
 * @param reserveBytes how much of the disk is to stay free: below, the oldest block goes
 */
public record TsdbOptions(
    Duration retention,
    Duration historyRetention,
    long sizeLimitBytes,
    long reserveBytes,
    HeadOptions head,
    WalOptions wal) {
  public static final TsdbOptions DEFAULT =
      new TsdbOptions(
          Duration.ofDays(7),
          Duration.ofDays(400),
          0,
          64L << 20,
          HeadOptions.DEFAULT,
          WalOptions.DEFAULT);

  public TsdbOptions withRetention(Duration other) {
    return new TsdbOptions(other, historyRetention, sizeLimitBytes, reserveBytes, head, wal);
  }

  public TsdbOptions withHistoryRetention(Duration other) {
    return new TsdbOptions(retention, other, sizeLimitBytes, reserveBytes, head, wal);
  }

  public TsdbOptions withSizeLimitBytes(long bytes) {
    return new TsdbOptions(retention, historyRetention, bytes, reserveBytes, head, wal);
  }

  public TsdbOptions withReserveBytes(long bytes) {
    return new TsdbOptions(retention, historyRetention, sizeLimitBytes, bytes, head, wal);
  }

  public TsdbOptions withSeriesLimit(int limit) {
    return withHead(head.withSeriesLimit(limit));
  }

  public TsdbOptions withHead(HeadOptions other) {
    return new TsdbOptions(retention, historyRetention, sizeLimitBytes, reserveBytes, other, wal);
  }

  public TsdbOptions withWal(WalOptions other) {
    return new TsdbOptions(retention, historyRetention, sizeLimitBytes, reserveBytes, head, other);
  }

  public TsdbOptions withOutOfOrderWindow(Duration window) {
    return withHead(head.withOutOfOrderWindow(window));
  }

  CompactionOptions compaction() {
    return new CompactionOptions(retention, historyRetention, sizeLimitBytes, List.of());
  }
}
