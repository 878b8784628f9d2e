/**
 * What it is: the alert router at work: it keeps groups and their timers, decides, remembers, and
 * delivers.
 *
 * <p>Receives from: {@code alertmanager.api}, alerts and silences; {@code alertmanager.channel},
 * what became of attempts. Hands to: {@code alertmanager.store}, what must last; {@code
 * alertmanager.channel}, messages.
 */
@NullMarked
package io.freqwatch.alertmanager.engine;

import org.jspecify.annotations.NullMarked;
