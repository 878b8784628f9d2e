package io.freqwatch.freqtrade.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /stats}: results by exit reason, and mean durations by result.
 *
 * @param exitReasons in the bot's order
 */
public record Stats(
    Map<String, Results> exitReasons,
    @Nullable Double winSeconds,
    @Nullable Double drawSeconds,
    @Nullable Double lossSeconds) {
  public Stats {
    exitReasons = Collections.unmodifiableMap(new LinkedHashMap<>(exitReasons));
  }

  /** Closed trades by result. */
  public record Results(@Nullable Long wins, @Nullable Long losses, @Nullable Long draws) {}
}
