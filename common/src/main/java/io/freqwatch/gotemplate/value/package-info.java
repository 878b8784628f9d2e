/**
 * What Go templates work on: values with Go's types, functions with Go's signatures, and Go's way
 * to print both. Nothing is found by reflection: fields and methods are given by name.
 *
 * <p>Receives from: whoever has data to show. Hands to: {@code gotemplate}, {@code
 * gotemplate.functions}.
 */
@NullMarked
package io.freqwatch.gotemplate.value;

import org.jspecify.annotations.NullMarked;
