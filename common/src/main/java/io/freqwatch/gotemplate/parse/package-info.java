/**
 * The language of Go's {@code text/template}: text to trees.
 *
 * <p>Receives from: texts of templates. Hands to: {@code gotemplate}, which executes the trees.
 */
@NullMarked
package io.freqwatch.gotemplate.parse;

import org.jspecify.annotations.NullMarked;
