package io.freqwatch.tsdb.disk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Does what an interrupt of the thread would break off, and keeps the interrupt for later. */
final class Uninterrupted {
  private Uninterrupted() {}

  /** Something that opens its own channel and can be done again. */
  interface Action<T> {
    T run() throws IOException;
  }

  static <T> T run(Action<T> action) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return action.run();
        } catch (ClosedByInterruptException ignored) {
          // It is done again, on a channel of its own.
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
