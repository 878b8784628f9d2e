/**
 * What it is: what must outlive a crash: alerts, silences, the notification log and the outbox, and
 * the journal on disk that keeps them.
 *
 * <p>Receives from: {@code alertmanager.engine}, what changed. Hands to: {@code alertmanager.core},
 * what was notified before; {@code alertmanager.engine}, all of it after a restart.
 */
@NullMarked
package io.freqwatch.alertmanager.store;

import org.jspecify.annotations.NullMarked;
