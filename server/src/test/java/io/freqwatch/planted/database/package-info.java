/** Bad examples for the rules of the house. */
@NullMarked
package io.freqwatch.planted.database;

import org.jspecify.annotations.NullMarked;
