package io.freqwatch.promql.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one query wants otherwise; null leaves the engine's own. The timeout only gets shorter. */
public record QueryOptions(@Nullable Duration lookback, @Nullable Duration timeout) {
  public static final QueryOptions NONE = new QueryOptions(null, null);
}
