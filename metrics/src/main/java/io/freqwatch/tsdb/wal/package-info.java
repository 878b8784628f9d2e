/**
 * What it is: the write-ahead log in Prometheus' layout (tsdb/docs/format/wal): records in pages of
 * 32 KiB in numbered segments, checkpoints of what is older. It reads on behind damage. Receives
 * from: {@code tsdb.head}, one batch for each commit. Hands to: {@code tsdb.head} at start, record
 * by record; files to {@code tsdb.disk}.
 */
@NullMarked
package io.freqwatch.tsdb.wal;

import org.jspecify.annotations.NullMarked;
