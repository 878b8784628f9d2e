package io.freqwatch.tsdb.wal;

/**
 * How a log is written.
 *
 * @param segmentBytes from what length on a segment is followed by the next one
 */
public record WalOptions(int segmentBytes, WalCompression compression, SyncPolicy sync) {
  /** 128 MiB segments as in Prometheus, and what was committed lasts within a second. */
  public static final WalOptions DEFAULT =
      new WalOptions(128 << 20, WalCompression.SNAPPY, SyncPolicy.INTERVAL);

  public WalOptions {
    if (segmentBytes < PageWriter.PAGE_BYTES) {
      throw new IllegalArgumentException(
          "a segment has at least %d bytes, not %d".formatted(PageWriter.PAGE_BYTES, segmentBytes));
    }
  }

  public WalOptions withSegmentBytes(int bytes) {
    return new WalOptions(bytes, compression, sync);
  }

  public WalOptions withCompression(WalCompression other) {
    return new WalOptions(segmentBytes, other, sync);
  }

  public WalOptions withSync(SyncPolicy other) {
    return new WalOptions(segmentBytes, compression, other);
  }
}
