package io.freqwatch.promql.engine;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.PromqlException;

/** What one query may still use. Used by the thread of the query. */
final class QueryBudget {
  private static final int SAMPLES_PER_RESERVATION = 4_096;
  private static final int CHECK_EVERY = 16_384;
  private static final String DURING = "expression evaluation";

  private final Clock clock;
  private final long deadlineNanos;
  private final long maxSamples;
  private final int maxSeries;
  private final SampleReservation reservation;
  private long samples;
  private long reserved;
  private long sinceCheck;
  private int series;

  QueryBudget(
      Clock clock, long deadlineNanos, EngineOptions options, SampleReservation reservation) {
    this.clock = clock;
    this.deadlineNanos = deadlineNanos;
    this.maxSamples = options.maxSamples();
    this.maxSeries = options.maxSeries();
    this.reservation = reservation;
  }

  /** Counts samples that the query keeps until its end. */
  void hold(long count) {
    samples += count;
    need(0);
    while (samples > reserved) {
      reserve();
    }
    work(count);
  }

  /** Gives back what was held. */
  void release(long count) {
    samples -= count;
  }

  /** Checks that so many samples more would fit for a moment. */
  void need(long count) {
    if (samples + count > maxSamples) {
      throw new PromqlException.Execution(
          "query processing would load too many samples into memory in query execution");
    }
  }

  /** Counts a series that the storage handed out. */
  void series() {
    if (++series > maxSeries) {
      throw new PromqlException.Execution(
          "the query looks at more than " + maxSeries + " series; ask for fewer");
    }
    work(100);
  }

  /** Counts steps of work and looks at the clock now and then. */
  void work(long count) {
    sinceCheck += count;
    if (sinceCheck > CHECK_EVERY) {
      checkTime();
    }
  }

  private void reserve() {
    if (!reservation.take(SAMPLES_PER_RESERVATION)) {
      throw new PromqlException.Execution(
          "all queries together would hold too many samples in memory; ask for fewer series or"
              + " a larger step, or again later");
    }
    reserved += SAMPLES_PER_RESERVATION;
  }

  void checkTime() {
    sinceCheck = 0;
    if (Thread.currentThread().isInterrupted()) {
      throw new PromqlException.Canceled(DURING);
    }
    if (clock.monotonicNanos() - deadlineNanos >= 0) {
      throw new PromqlException.Timeout(DURING);
    }
  }
}
