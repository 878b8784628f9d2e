/**
 * The seam between who writes samples and who reads them, and the store that keeps them in memory.
 *
 * <p>Receives from: {@code scrape}, rules, importers. Hands to: {@code promql} and the HTTP API.
 */
@NullMarked
package io.freqwatch.storage;

import org.jspecify.annotations.NullMarked;
