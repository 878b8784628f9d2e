package io.freqwatch.promql;

import io.freqwatch.lifecycle.Clock;

/** What one query may still use. Used by the thread of the query. */
final class QueryBudget {
  private static final int SAMPLES_PER_CHECK = 4_096;
  private static final String DURING = "expression evaluation";

  private final Clock clock;
  private final long deadlineNanos;
  private final long maxSamples;
  private final SampleReservation reservation;
  private long samples;
  private long reserved;

  QueryBudget(Clock clock, long deadlineNanos, long maxSamples, SampleReservation reservation) {
    this.clock = clock;
    this.deadlineNanos = deadlineNanos;
    this.maxSamples = maxSamples;
    this.reservation = reservation;
  }

  /** Counts samples that the query reads or makes. */
  void use(int count) {
    samples += count;
    if (samples > maxSamples) {
      throw new PromqlException.Execution(
          "query processing would load too many samples into memory in query execution");
    }
    if (samples > reserved) {
      reserve();
      checkTime();
    }
  }

  private void reserve() {
    if (!reservation.take(SAMPLES_PER_CHECK)) {
      throw new PromqlException.Execution(
          "all queries together would hold too many samples in memory; ask for fewer series or"
              + " a larger step, or again later");
    }
    reserved += SAMPLES_PER_CHECK;
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
