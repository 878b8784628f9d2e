/**
 * The functions that templates of Prometheus and of Alertmanager call besides Go's own.
 *
 * <p>Receives from: a query function, for rules. Hands to: {@code rules}, {@code alertmanager}, as
 * sets of functions.
 */
@NullMarked
package io.freqwatch.gotemplate.functions;

import org.jspecify.annotations.NullMarked;
