/** Bad examples for the rules of the house. */
@NullMarked
package io.freqwatch.planted.scrape;

import org.jspecify.annotations.NullMarked;
