/**
 * What it is: the ways on which notifications reach people, behind one interface.
 *
 * <p>Receives from: {@code alertmanager.config}, what a receiver's integration is set to; {@code
 * alertmanager.engine}, messages to send. Hands to: the providers, over {@code http}; and back,
 * what became of each attempt.
 */
@NullMarked
package io.freqwatch.alertmanager.channel;

import org.jspecify.annotations.NullMarked;
