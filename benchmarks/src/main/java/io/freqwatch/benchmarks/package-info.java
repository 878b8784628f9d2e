/**
 * Measures the built program from outside: memory and processor from the kernel's books, latencies
 * over real sockets.
 *
 * <p>Receives from: the launcher, which it runs. Hands to: a table that a person reads.
 */
@NullMarked
package io.freqwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
