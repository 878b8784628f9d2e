package io.freqwatch.tsdb.wal;

/** When what was written to a log is made to last over a power loss. */
public enum SyncPolicy {
  /** With every commit, before it returns. */
  ALWAYS,
  /** By whoever calls {@link Wal#sync} at intervals; the TSDB does each second. */
  INTERVAL,
  /** When a segment is full, as Prometheus does. */
  NEVER
}
