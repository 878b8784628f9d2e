/**
 * Sends alerts to alertmanagers, ours or anybody's, over Alertmanager's API v2.
 *
 * <p>Receives from: {@code rules}, {@code discovery}. Hands to: alertmanagers, over {@code http}.
 */
@NullMarked
package io.freqwatch.notifier;

import org.jspecify.annotations.NullMarked;
