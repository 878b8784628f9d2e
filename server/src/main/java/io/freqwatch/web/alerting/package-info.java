/**
 * Alerts as the product's pages show them: those of each bot, all in their groups with the
 * silences, and the messages of the local outbox.
 *
 * <p>Receives from: {@code alertmanager.engine}, what is routed; {@code rules}, what is not firing
 * yet; {@code alertmanager.channel}, what was sent to the outbox. Hands to: {@code web}, and
 * browsers.
 */
@NullMarked
package io.freqwatch.web.alerting;

import org.jspecify.annotations.NullMarked;
