package io.freqwatch.promql.engine;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.PromqlException;

/**
 * What one query may still use: samples, bytes, series and time. Bytes are an estimate of what it
 * keeps, taken from the reservation in pieces. Used by the thread of the query.
 */
final class QueryBudget {
  /** A float at a step and whether there is one. */
  private static final int SAMPLE_BYTES = Double.BYTES + 1;

  private static final int BYTES_PER_RESERVATION = 65_536;
  private static final int CHECK_EVERY = 16_384;
  private static final String DURING = "expression evaluation";

  private final Clock clock;
  private final long deadlineNanos;
  private final EngineOptions options;
  private final RunningQuery running;
  private final QueryReservation reservation;
  private final SampleCounts counts;
  private long samples;
  private long bytes;
  private long reserved;
  private long sinceCheck;
  private int series;

  QueryBudget(
      Clock clock,
      long deadlineNanos,
      EngineOptions options,
      RunningQuery running,
      SampleCounts counts) {
    this.clock = clock;
    this.deadlineNanos = deadlineNanos;
    this.options = options;
    this.running = running;
    this.reservation = running.reservation();
    this.counts = counts;
  }

  /** Which samples the query has looked at so far. */
  SampleCounts counts() {
    return counts;
  }

  /** Counts samples that the query keeps until its end. */
  void hold(long count) {
    samples += count;
    need(0);
    holdBytes(count * SAMPLE_BYTES);
    work(count);
  }

  /** Counts memory that the query keeps until its end. */
  void holdBytes(long count) {
    bytes += count;
    needBytes(0);
    if (bytes > reserved) {
      reserve(bytes - reserved);
    }
  }

  /** Gives back memory that was counted. */
  void releaseBytes(long count) {
    bytes -= count;
  }

  /** Checks that so many samples more would fit for a moment. */
  void need(long count) {
    if (samples + count > options.maxSamples()) {
      throw new PromqlException.Execution(
          "query processing would load too many samples into memory in query execution");
    }
  }

  /** Checks that so much memory more would fit for a moment. */
  void needBytes(long count) {
    if (bytes + count > options.maxBytes()) {
      throw new PromqlException.Execution(
          "the query would hold more than the %d bytes of memory that one query may; ask for fewer"
                  .formatted(options.maxBytes())
              + " series, a shorter range or a larger step, or aggregate");
    }
  }

  /** Checks that the samples of one series fit, and the time. */
  void check(SampleBuffer buffer) {
    need(buffer.size());
    needBytes(buffer.bytes());
    checkTime();
  }

  /** Counts a series that the storage handed out. */
  void series() {
    if (++series > options.maxSeries()) {
      throw new PromqlException.Execution(
          "the query looks at more than " + options.maxSeries() + " series; ask for fewer");
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

  private void reserve(long count) {
    long pieces = (count + BYTES_PER_RESERVATION - 1) / BYTES_PER_RESERVATION;
    if (!reservation.take(pieces * BYTES_PER_RESERVATION)) {
      throw new PromqlException.Execution(
          "all queries together would hold more than the %d bytes of memory that they may; ask for"
                  .formatted(options.maxHeldBytes())
              + " fewer series or a larger step, or again later");
    }
    reserved += pieces * BYTES_PER_RESERVATION;
  }

  /** Tells others how many samples are held now. */
  void tell() {
    running.holds(samples);
  }

  void checkTime() {
    sinceCheck = 0;
    tell();
    if (reservation.isCanceled() || Thread.currentThread().isInterrupted()) {
      throw new PromqlException.Canceled(DURING);
    }
    if (clock.monotonicNanos() - deadlineNanos >= 0) {
      throw new PromqlException.Timeout(DURING);
    }
  }
}
