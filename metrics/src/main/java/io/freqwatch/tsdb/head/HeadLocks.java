package io.freqwatch.tsdb.head;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The two locks of a head: one orders commits, the other keeps readers from what is half done.
 * Whoever needs both takes them in this order.
 */
final class HeadLocks {
  /** Something to be done while no batch is committed. */
  interface Step<E extends Exception> {
    void run() throws E;
  }

  private final ReentrantLock commits = new ReentrantLock();
  private final ReentrantReadWriteLock memory = new ReentrantReadWriteLock();

  <E extends Exception> void committing(Step<E> step) throws E {
    commits.lock();
    try {
      step.run();
    } finally {
      commits.unlock();
    }
  }

  <T extends @Nullable Object> T reading(Supplier<T> action) {
    return locked(memory.readLock(), action);
  }

  <T extends @Nullable Object> T writing(Supplier<T> action) {
    return locked(memory.writeLock(), action);
  }

  /** The lock of {@link #reading} and {@link #writing}. */
  ReentrantReadWriteLock memory() {
    return memory;
  }

  private static <T extends @Nullable Object> T locked(Lock lock, Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
