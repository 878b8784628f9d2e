/**
 * The whole program as its user meets it: a demo in a process of its own, seen through Chromium.
 * Receives: the program on the class path, and the browser that FREQWATCH_CHROMIUM names. Hands to:
 * test reports, and the pictures of the README.
 */
@NullMarked
package io.freqwatch.e2e;

import org.jspecify.annotations.NullMarked;
