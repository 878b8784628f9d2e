package io.freqwatch.rules;

import io.freqwatch.promql.PromqlException;
import org.jspecify.annotations.Nullable;

/**
 * Work of one thread that another may cut short: the thread is interrupted while it is inside and
 * never elsewhere, so that what it does before and after comes to its end.
 */
final class Interruptible {
  private @Nullable Thread inside;
  private boolean stopped;

  /** What may be cut short. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws InterruptedException;
  }

  /**
   * Does the work.
   *
   * @throws InterruptedException where it was cut short, or is not to begin any more
   */
  <T> T run(Work<T> work) throws InterruptedException {
    enter();
    try {
      return work.run();
    } finally {
      leave();
    }
  }

  /** As {@link #run} for a query, which says in its own words that it was cut short. */
  <T> T query(Work<T> work) {
    try {
      return run(work);
    } catch (InterruptedException ignored) { // said by the exception
      throw new PromqlException.Canceled("rule evaluation");
    }
  }

  /** Cuts the work short, now and for ever. */
  synchronized void stop() {
    stopped = true;
    if (inside != null) {
      inside.interrupt();
    }
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void enter() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("stopped before it began");
    }
    inside = Thread.currentThread();
  }

  /** The interrupt was for the work only: nobody else interrupts the thread. */
  private synchronized boolean leave() {
    inside = null;
    return Thread.interrupted();
  }
}
