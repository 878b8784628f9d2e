/**
 * The product's own web pages and API: the fleet as one document, live over a stream, what is
 * scraped, and the UI's files.
 *
 * <p>Receives from: {@code storage}, for all it shows of bots comes from stored metrics; {@code
 * scrape}, which knows its targets. Hands to: browsers.
 */
@NullMarked
package io.freqwatch.web;

import org.jspecify.annotations.NullMarked;
