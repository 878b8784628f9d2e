/**
 * Rules that rewrite, keep and drop label sets: targets before they are scraped, samples before
 * they are stored, alerts before they are sent.
 *
 * <p>Receives from: configuration. Hands to: {@code scrape}, {@code notifier}, {@code remote}.
 */
@NullMarked
package io.freqwatch.relabel;

import org.jspecify.annotations.NullMarked;
