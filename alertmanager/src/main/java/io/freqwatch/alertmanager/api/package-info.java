/**
 * What it is: port 9093: Alertmanager's API of version 2, its management paths, and metrics under
 * its names.
 *
 * <p>Receives from: Prometheus, amtool, karma, Grafana and our own UI, over {@code http}. Hands to:
 * {@code alertmanager.engine}, alerts and silences.
 */
@NullMarked
package io.freqwatch.alertmanager.api;

import org.jspecify.annotations.NullMarked;
