package io.freqwatch.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests in work: counts them against the limit, lets a closing server wait for them, and
 * interrupts their threads. Safe for many threads.
 */
final class ActiveRequests {
  private final int limit;
  private final Set<Thread> handlers = ConcurrentHashMap.newKeySet();
  private final Set<Thread> streams = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int count;
  private volatile boolean closing;

  ActiveRequests(int limit) {
    this.limit = limit;
  }

  /** Counts one more; false when there are as many as allowed. */
  boolean tryBegin() {
    lock.lock();
    try {
      if (count >= limit) {
        return false;
      }
      count++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The answer of one is written, or has failed. */
  void end() {
    lock.lock();
    try {
      count--;
      if (count == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void enterHandler() {
    handlers.add(Thread.currentThread());
  }

  /** Also clears an interrupt, which was meant for this request and not for the next one. */
  void leaveHandler() {
    handlers.remove(Thread.currentThread());
    boolean _ = Thread.interrupted();
  }

  /** The current thread feeds an endless stream from now on: closing need not wait for it. */
  void enterStream() {
    streams.add(Thread.currentThread());
    if (closing) {
      Thread.currentThread().interrupt();
    }
  }

  void leaveStream() {
    streams.remove(Thread.currentThread());
  }

  /** Ends streams; those that begin later end at once. */
  void endStreams() {
    closing = true;
    streams.forEach(Thread::interrupt);
  }

  void interruptAll() {
    handlers.forEach(Thread::interrupt);
  }

  /** Waits until nothing is in work; false when that takes longer than the timeout. */
  boolean awaitIdle(Duration timeout) throws InterruptedException {
    long remaining = timeout.toNanos();
    lock.lock();
    try {
      while (count > 0 && remaining > 0) {
        remaining = idle.awaitNanos(remaining);
      }
      return count == 0;
    } finally {
      lock.unlock();
    }
  }
}
