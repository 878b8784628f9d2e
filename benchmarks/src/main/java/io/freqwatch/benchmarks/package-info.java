/**
 * Measures the built program from outside: memory and processor from the kernel's books, latencies
 * over real sockets. What only the inside shows, such as the speed of a parser, runs in this
 * process.
 *
 * <p>Receives from: the launcher, which it runs. Hands to: a table that a person reads.
 */
@NullMarked
package io.freqwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
