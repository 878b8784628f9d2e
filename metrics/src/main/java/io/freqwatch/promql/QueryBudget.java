package io.freqwatch.promql;

import io.freqwatch.lifecycle.Clock;

/** What one query may still use. Used by the thread of the query. */
final class QueryBudget {
  private static final int SAMPLES_PER_CHECK = 4_096;
  private static final String DURING = "expression evaluation";

  private final Clock clock;
  private final long deadlineNanos;
  private final long maxSamples;
  private long samples;
  private long nextCheck = SAMPLES_PER_CHECK;

  QueryBudget(Clock clock, long deadlineNanos, long maxSamples) {
    this.clock = clock;
    this.deadlineNanos = deadlineNanos;
    this.maxSamples = maxSamples;
  }

  /** Counts samples that the query reads or makes. */
  void use(int count) {
    samples += count;
    if (samples > maxSamples) {
      throw new PromqlException.Execution(
          "query processing would load too many samples into memory in query execution");
    }
    if (samples >= nextCheck) {
      nextCheck = samples + SAMPLES_PER_CHECK;
      checkTime();
    }
  }

  void checkTime() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PromqlException.Canceled(DURING);
    }
    if (clock.monotonicNanos() - deadlineNanos >= 0) {
      throw new PromqlException.Timeout(DURING);
    }
  }
}
