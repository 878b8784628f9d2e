/**
 * What it is: the files and directories under the TSDB, behind an interface, so that a test can put
 * a disk there that fails, tears writes, loses power or is full. Receives from: {@code tsdb.wal},
 * {@code tsdb.block} and {@code tsdb.head}, which reach files through nothing else. Hands to: the
 * operating system.
 */
@NullMarked
package io.freqwatch.tsdb.disk;

import org.jspecify.annotations.NullMarked;
