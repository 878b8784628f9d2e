/**
 * What it is: an alert, its identity and how two reports of it become one; the matchers that select
 * alerts, and their grammar.
 *
 * <p>Receives from: nobody. Hands to: all other packages of the alert router.
 */
@NullMarked
package io.freqwatch.alertmanager.alert;

import org.jspecify.annotations.NullMarked;
