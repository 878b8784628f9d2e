package io.freqwatch.promql;

import java.time.Duration;

/**
 * How queries are evaluated and what one may cost; the defaults are those of Prometheus.
 *
 * @param lookback how old a sample may be to stand for now
 * @param timeout for one query, the wait for its turn included
 * @param maxSamples how many samples one query may hold
 * @param maxHeldSamples how many samples all queries may hold, until their values are sent
 * @param maxConcurrent how many queries run at once; others wait
 */
public record EngineOptions(
    Duration lookback, Duration timeout, long maxSamples, long maxHeldSamples, int maxConcurrent) {
  public static final EngineOptions DEFAULT =
      new EngineOptions(Duration.ofMinutes(5), Duration.ofMinutes(2), 50_000_000, 100_000_000, 20);

  public EngineOptions withTimeout(Duration other) {
    return new EngineOptions(lookback, other, maxSamples, maxHeldSamples, maxConcurrent);
  }

  public EngineOptions withMaxSamples(long other) {
    return new EngineOptions(lookback, timeout, other, maxHeldSamples, maxConcurrent);
  }

  public EngineOptions withMaxHeldSamples(long other) {
    return new EngineOptions(lookback, timeout, maxSamples, other, maxConcurrent);
  }
}
