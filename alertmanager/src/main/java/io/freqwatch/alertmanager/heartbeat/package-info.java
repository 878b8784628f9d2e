/**
 * What it is: the watch over the watchers. A sibling's Watchdog that stays away becomes an alert
 * here, and ours tells a service elsewhere that we are alive.
 *
 * <p>Receives from: siblings, their webhooks over {@code http}; {@code alertmanager.engine},
 * whether our Watchdog fires. Hands to: {@code alertmanager.engine}, the alert about a silent
 * sibling; the service elsewhere.
 */
@NullMarked
package io.freqwatch.alertmanager.heartbeat;

import org.jspecify.annotations.NullMarked;
