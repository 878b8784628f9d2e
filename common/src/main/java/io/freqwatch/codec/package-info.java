/**
 * JSON and YAML: the only package that knows their libraries.
 *
 * <p>Receives from: bytes of files and peers. Hands to: trees that other packages read, and bytes.
 */
@NullMarked
package io.freqwatch.codec;

import org.jspecify.annotations.NullMarked;
