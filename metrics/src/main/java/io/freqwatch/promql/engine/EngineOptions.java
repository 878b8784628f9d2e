package io.freqwatch.promql.engine;

import io.freqwatch.promql.parse.LanguageOptions;
import java.time.Duration;

/**
 * How queries are evaluated and what one may cost; the defaults are those of Prometheus.
 *
 * @param lookback how old a sample may be to stand for now
 * @param timeout for one query, the wait for its turn included
 * @param maxSamples how many samples one query may hold
 * @param maxHeldSamples how many samples all queries may hold, until their values are sent
 * @param maxSeries how many series one query may look at
 * @param maxConcurrent how many queries run at once; others wait
 * @param subqueryStep the step of a subquery that names none
 * @param language which experimental parts are understood
 * @param delayedNameRemoval {@code promql-delayed-name-removal}
 * @param startTimestamps {@code use-start-timestamps}
 */
public record EngineOptions(
    Duration lookback,
    Duration timeout,
    long maxSamples,
    long maxHeldSamples,
    int maxSeries,
    int maxConcurrent,
    Duration subqueryStep,
    LanguageOptions language,
    boolean delayedNameRemoval,
    boolean startTimestamps) {
  public static final EngineOptions DEFAULT =
      new EngineOptions(
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          50_000_000,
          100_000_000,
          2_000_000,
          20,
          Duration.ofMinutes(1),
          LanguageOptions.DEFAULT,
          false,
          false);

  public EngineOptions withTimeout(Duration other) {
    return new EngineOptions(
        lookback,
        other,
        maxSamples,
        maxHeldSamples,
        maxSeries,
        maxConcurrent,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withMaxSamples(long other) {
    return new EngineOptions(
        lookback,
        timeout,
        other,
        maxHeldSamples,
        maxSeries,
        maxConcurrent,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withMaxHeldSamples(long other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        other,
        maxSeries,
        maxConcurrent,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withMaxSeries(int other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxHeldSamples,
        other,
        maxConcurrent,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  /** With all experimental parts on. */
  public EngineOptions withEverything() {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxHeldSamples,
        maxSeries,
        maxConcurrent,
        subqueryStep,
        LanguageOptions.EVERYTHING,
        true,
        true);
  }
}
