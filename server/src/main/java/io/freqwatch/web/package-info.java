/**
 * The product's own web pages and API: the fleet as one document, live over a stream, and the UI's
 * files.
 *
 * <p>Receives from: {@code storage}, for all it shows comes from stored metrics. Hands to:
 * browsers.
 */
@NullMarked
package io.freqwatch.web;

import org.jspecify.annotations.NullMarked;
