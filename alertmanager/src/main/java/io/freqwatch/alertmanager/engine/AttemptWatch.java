package io.freqwatch.alertmanager.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Interrupts the thread that made it where it is not closed in time, so that an attempt that heeds
 * no deadline, such as a write to a peer that reads nothing, does not hold up its line for ever.
 * Behind {@link #close} no interrupt comes any more, and one that came is forgotten.
 */
final class AttemptWatch implements AutoCloseable {
  private final Thread attempt = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;
  private boolean interrupted;

  AttemptWatch(Duration limit) {
    Thread.ofVirtual().name("notify-watch").start(() -> watch(limit));
  }

  private void watch(Duration limit) {
    try {
      if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        interrupt();
      }
    } catch (InterruptedException ignored) { // nobody else knows this thread
      Thread.currentThread().interrupt();
    }
  }

  private void interrupt() {
    lock.lock();
    try {
      if (!closed) {
        interrupted = true;
        attempt.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      boolean _ = interrupted && Thread.interrupted();
    } finally {
      lock.unlock();
    }
    over.countDown();
  }
}
