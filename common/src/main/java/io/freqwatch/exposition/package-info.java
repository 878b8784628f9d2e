/**
 * The formats in which metric families travel: text 0.0.4, OpenMetrics 1.0 and protobuf.
 *
 * <p>Receives from: {@code model}. Hands to: whoever answers {@code /metrics}, and the scrape.
 */
@NullMarked
package io.freqwatch.exposition;

import org.jspecify.annotations.NullMarked;
