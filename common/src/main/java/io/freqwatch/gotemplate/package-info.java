/**
 * Go's {@code text/template}, and as much of {@code html/template} as mails need: an interpreter
 * over values that are given to it, finite in steps, output and depth.
 *
 * <p>Receives from: the texts of rules and notification templates, values of {@code
 * gotemplate.value}. Hands to: {@code rules}, {@code alertmanager}, as text.
 */
@NullMarked
package io.freqwatch.gotemplate;

import org.jspecify.annotations.NullMarked;
