/**
 * Unit tests of rules, in the format of {@code promtool test rules}: series are made up, rules run
 * over them, and alerts and expressions are compared with what is expected.
 *
 * <p>Receives from: {@code rules.file}, {@code rules}, {@code promql.testfile}. Hands to: {@code
 * freqwatch test rules}.
 */
@NullMarked
package io.freqwatch.rules.unittest;

import org.jspecify.annotations.NullMarked;
