package io.freqwatch.promql.engine;

import io.freqwatch.promql.parse.LanguageOptions;
import java.time.Duration;

/**
 * How queries are evaluated and what one may cost; the defaults are those of Prometheus.
 *
 * @param lookback how old a sample may be to stand for now
 * @param timeout for one query, the wait for its turn included
 * @param maxSamples how many samples one query may hold
 * @param maxBytes about how much memory one query may hold, its value included
 * @param maxHeldBytes about how much memory all queries may hold, until their values are sent
 * @param maxSeries how many series one query may look at
 * @param maxConcurrent how many queries run at once; others wait
 * @param maxWaiting how many queries may wait
 * @param subqueryStep the step of a subquery that names none
 * @param language which experimental parts are understood
 * @param delayedNameRemoval {@code promql-delayed-name-removal}
 * @param startTimestamps {@code use-start-timestamps}
 */
public record EngineOptions(
    Duration lookback,
    Duration timeout,
    long maxSamples,
    long maxBytes,
    long maxHeldBytes,
    int maxSeries,
    int maxConcurrent,
    int maxWaiting,
    Duration subqueryStep,
    LanguageOptions language,
    boolean delayedNameRemoval,
    boolean startTimestamps) {
  public static final EngineOptions DEFAULT =
      new EngineOptions(
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          50_000_000,
          128 << 20,
          256 << 20,
          2_000_000,
          20,
          1_000,
          Duration.ofMinutes(1),
          LanguageOptions.DEFAULT,
          false,
          false);

  public EngineOptions withTimeout(Duration other) {
    return new EngineOptions(
        lookback,
        other,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withLookback(Duration other) {
    return new EngineOptions(
        other,
        timeout,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withLanguage(LanguageOptions other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        other,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withDelayedNameRemoval(boolean other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        language,
        other,
        startTimestamps);
  }

  public EngineOptions withStartTimestamps(boolean other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        language,
        delayedNameRemoval,
        other);
  }

  public EngineOptions withMaxSamples(long other) {
    return new EngineOptions(
        lookback,
        timeout,
        other,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withMaxHeldBytes(long other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxBytes,
        other,
        maxSeries,
        maxConcurrent,
        maxWaiting,
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
        maxBytes,
        maxHeldBytes,
        other,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withMaxBytes(long other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        other,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withMaxConcurrent(int running, int waiting) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        running,
        waiting,
        subqueryStep,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  public EngineOptions withSubqueryStep(Duration other) {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        other,
        language,
        delayedNameRemoval,
        startTimestamps);
  }

  /** With no more memory than a quarter of a heap for all queries, three quarters of it for one. */
  public EngineOptions withinHeap(long heapBytes) {
    long all = Math.min(maxHeldBytes, heapBytes / 4);
    return withMaxHeldBytes(all).withMaxBytes(Math.min(maxBytes, all / 4 * 3));
  }

  /** With all experimental parts on. */
  public EngineOptions withEverything() {
    return new EngineOptions(
        lookback,
        timeout,
        maxSamples,
        maxBytes,
        maxHeldBytes,
        maxSeries,
        maxConcurrent,
        maxWaiting,
        subqueryStep,
        LanguageOptions.EVERYTHING,
        true,
        true);
  }
}
