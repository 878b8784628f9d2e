/**
 * What it is: {@code alertmanager.yml}, whole and strict: every key of Alertmanager, every mistake
 * with its line.
 *
 * <p>Receives from: the file. Hands to: {@code alertmanager.core}, routes, rules and intervals;
 * {@code alertmanager.channel}, what each integration is set to.
 */
@NullMarked
package io.freqwatch.alertmanager.config;

import org.jspecify.annotations.NullMarked;
