package io.freqwatch.tsdb.wal;

/** How the records of a log are written; both are read whatever is written. */
public enum WalCompression {
  NONE,
  SNAPPY
}
