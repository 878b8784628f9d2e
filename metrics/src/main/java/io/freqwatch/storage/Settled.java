package io.freqwatch.storage;

/**
 * What of a storage does not change: everything before a time, for as long as the storage names the
 * same epoch. An append in between, a deletion, samples that come late or by backfill, blocks that
 * are written, merged or dropped: all of them begin a new epoch.
 *
 * @param epoch to be compared by {@code equals}
 */
public record Settled(long beforeMillis, Object epoch) {
  /** Of a storage that promises nothing. */
  public static final Settled NOTHING = new Settled(Long.MIN_VALUE, "");
}
