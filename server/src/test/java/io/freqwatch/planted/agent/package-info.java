/** Bad examples for the rules of the house. */
@NullMarked
package io.freqwatch.planted.agent;

import org.jspecify.annotations.NullMarked;
