/**
 * Reads the metrics of each target at its own pace and writes them as one batch per scrape: {@code
 * ScrapeManager} owns one {@code ScrapePool} per job, which owns one {@code ScrapeLoop} per target.
 *
 * <p>Receives from: {@code discovery}, {@code exposition}. Hands to: {@code storage}.
 */
@NullMarked
package io.freqwatch.scrape;

import org.jspecify.annotations.NullMarked;
