package io.freqwatch.tsdb;

/**
 * How a TSDB treats its disk.
 *
 * @param reserveBytes how much is to stay free: below, what is in quarantine goes, then the oldest
 *     block
 * @param quarantineBytes how much damaged data is kept; 0 for any amount
 * @param mergedBytesPerSecond how fast merged blocks are written; 0 for as fast as it goes
 */
public record DiskOptions(long reserveBytes, long quarantineBytes, long mergedBytesPerSecond) {
  public static final DiskOptions DEFAULT = new DiskOptions(64L << 20, 1L << 30, 64L << 20);

  public DiskOptions withReserveBytes(long bytes) {
    return new DiskOptions(bytes, quarantineBytes, mergedBytesPerSecond);
  }

  public DiskOptions withQuarantineBytes(long bytes) {
    return new DiskOptions(reserveBytes, bytes, mergedBytesPerSecond);
  }

  public DiskOptions withMergedBytesPerSecond(long bytes) {
    return new DiskOptions(reserveBytes, quarantineBytes, bytes);
  }
}
