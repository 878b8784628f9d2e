package io.freqwatch.freqtrade.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Work that waits in the background, each on a virtual thread of its own. Thread-safe. */
public final class Jobs implements AutoCloseable {
  private static final int LIMIT = 100;

  /** A job that may wait. */
  public interface Job {
    void run() throws InterruptedException;
  }

  private final String name;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  /**
   * @param name begins the names of the threads
   */
  public Jobs(String name) {
    this.name = name;
  }

  /**
   * Starts a job.
   *
   * @throws IllegalStateException when too many wait already
   */
  public void start(String purpose, Job job) {
    if (running.size() >= LIMIT) {
      throw new IllegalStateException(name + " has " + LIMIT + " jobs waiting; try again later");
    }
    Thread thread = Thread.ofVirtual().name(name + "-" + purpose).unstarted(() -> run(job));
    running.add(thread);
    thread.start();
  }

  private void run(Job job) {
    try {
      job.run();
    } catch (InterruptedException ignoredSinceItMeansTheEnd) {
      Thread.currentThread().interrupt();
    } finally {
      running.remove(Thread.currentThread());
    }
  }

  /** Interrupts all jobs and waits until they have ended. */
  @Override
  public void close() {
    running.forEach(Thread::interrupt);
    for (Thread thread : running) {
      join(thread);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
