/**
 * The formats in which metric families travel: text 0.0.4 and 1.0, OpenMetrics 0.0.1 and 1.0, and
 * protobuf; writers, parsers and a strict judge of OpenMetrics.
 *
 * <p>Receives from: {@code model}. Hands to: whoever answers {@code /metrics}, and the scrape.
 */
@NullMarked
package io.freqwatch.exposition;

import org.jspecify.annotations.NullMarked;
