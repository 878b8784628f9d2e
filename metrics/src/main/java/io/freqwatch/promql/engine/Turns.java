package io.freqwatch.promql.engine;

import io.freqwatch.promql.PromqlException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a limited number of queries run at once and a limited number wait, first come first served.
 * Safe for use by many threads.
 */
final class Turns {
  private static final String DURING = "query queue";

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<QueryReservation> waiting = new ArrayDeque<>();
  private final int maxRunning;
  private final int maxWaiting;
  private int running;

  Turns(int maxRunning, int maxWaiting) {
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
  }

  /**
   * Waits for a turn, which is to be given back.
   *
   * @throws PromqlException where the time is over, too many wait, or the query is canceled
   */
  void take(QueryReservation query, long timeoutNanos) {
    lock.lock();
    try {
      if (running == maxRunning || !waiting.isEmpty()) {
        await(query, timeoutNanos);
      }
      running++;
    } finally {
      lock.unlock();
    }
  }

  private void await(QueryReservation query, long timeoutNanos) {
    if (waiting.size() >= maxWaiting) {
      throw new PromqlException.Execution(
          "%d queries run and %d wait; ask again later".formatted(running, waiting.size()));
    }
    waiting.add(query);
    try {
      untilFirst(query, timeoutNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PromqlException.Canceled(DURING);
    } finally {
      waiting.remove(query);
      changed.signalAll();
    }
  }

  private void untilFirst(QueryReservation query, long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    while (running == maxRunning || waiting.peek() != query) {
      if (query.isCanceled()) {
        throw new PromqlException.Canceled(DURING);
      }
      if (left <= 0) {
        throw new PromqlException.Timeout(DURING);
      }
      left = changed.awaitNanos(left);
    }
  }

  void giveBack() {
    lock.lock();
    try {
      running--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets those who wait see that they are canceled. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }
}
