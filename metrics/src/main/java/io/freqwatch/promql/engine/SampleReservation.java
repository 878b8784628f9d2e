package io.freqwatch.promql.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The share of one query, and of its value until that is sent, in the samples that all queries
 * together may hold in memory. Used by one thread at a time; closing it again does nothing.
 */
public final class SampleReservation implements AutoCloseable {
  private final AtomicLong free;
  private long taken;

  SampleReservation(AtomicLong free) {
    this.free = free;
  }

  /** Takes more; false, and nothing taken, where there are not as many left. */
  boolean take(long samples) {
    if (free.addAndGet(-samples) < 0) {
      free.addAndGet(samples);
      return false;
    }
    taken += samples;
    return true;
  }

  /** Gives everything back. */
  @Override
  public void close() {
    free.addAndGet(taken);
    taken = 0;
  }
}
