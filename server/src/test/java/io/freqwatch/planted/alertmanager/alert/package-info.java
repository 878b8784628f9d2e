/** Bad examples for the rules of the house. */
@NullMarked
package io.freqwatch.planted.alertmanager.alert;

import org.jspecify.annotations.NullMarked;
