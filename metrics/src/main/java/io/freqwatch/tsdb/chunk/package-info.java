/**
 * Samples of one series in few bits: the chunk encodings of Prometheus (tsdb/docs/format/chunks),
 * byte for byte.
 *
 * <p>Receives from: the head and the compactor. Hands to: the head, blocks, and who reads them.
 */
@NullMarked
package io.freqwatch.tsdb.chunk;

import org.jspecify.annotations.NullMarked;
