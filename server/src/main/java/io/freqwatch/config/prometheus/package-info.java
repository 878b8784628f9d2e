/**
 * Reads {@code prometheus.yml} and the files it includes, as Prometheus itself would, and says what
 * of it has no effect here.
 *
 * <p>Receives from: the files. Hands to: {@code app}, as options of {@code scrape} and {@code
 * discovery}.
 */
@NullMarked
package io.freqwatch.config.prometheus;

import org.jspecify.annotations.NullMarked;
