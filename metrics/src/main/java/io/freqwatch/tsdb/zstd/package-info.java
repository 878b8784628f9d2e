/**
 * What it is: a decoder of Zstandard (RFC 8878), for logs that a Prometheus has compressed with it.
 * Receives from: {@code tsdb.wal}, whole frames in memory. Hands to: the same, what was compressed.
 */
@NullMarked
package io.freqwatch.tsdb.zstd;

import org.jspecify.annotations.NullMarked;
