package io.freqwatch.promql.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one query wants otherwise; null leaves the engine's own. The timeout only gets shorter.
 *
 * @param countsSamples whether it wants to know how many samples each of its steps looked at
 */
public record QueryOptions(
    @Nullable Duration lookback, @Nullable Duration timeout, boolean countsSamples) {
  public static final QueryOptions NONE = new QueryOptions(null, null, false);
}
