package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.tsdb.Tsdb;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The store while it reads its log on a thread of its own, so that parts that do not need it start
 * meanwhile. Closed before anybody has waited for the store, it closes the store. Used by the
 * thread that starts the program.
 */
final class OpeningStore implements AutoCloseable {
  private final FutureTask<Tsdb> opening;
  private boolean taken;

  OpeningStore(FreqwatchOptions options, Clock clock) {
    this.opening = new FutureTask<>(() -> MetricsStore.open(options, clock));
    Thread.ofPlatform().name("storage start").daemon().start(opening);
  }

  /**
   * Waits for the store, which is the caller's then.
   *
   * @throws CommandFailure as {@link MetricsStore#open}
   */
  Tsdb take() {
    taken = true;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return opening.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e);
  }

  @Override
  public void close() {
    if (!taken) {
      take().close();
    }
  }
}
