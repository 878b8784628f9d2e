/**
 * What it is: the decisions of the alert router, as functions of what is known and of a moment: who
 * is told, in which group, whether an alert is held back, whether there is anything to say.
 *
 * <p>Receives from: {@code alertmanager.config}, routes and rules; {@code alertmanager.store}, what
 * was notified before. Hands to: {@code alertmanager.engine}, decisions to carry out.
 */
@NullMarked
package io.freqwatch.alertmanager.core;

import org.jspecify.annotations.NullMarked;
