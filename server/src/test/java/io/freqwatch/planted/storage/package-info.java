/** Bad examples for the rules of the house. */
@NullMarked
package io.freqwatch.planted.storage;

import org.jspecify.annotations.NullMarked;
