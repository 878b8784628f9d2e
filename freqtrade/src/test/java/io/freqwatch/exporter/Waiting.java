package io.freqwatch.exporter;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Waiting {
  private static final long DEADLINE_NANOS = Duration.ofSeconds(20).toNanos();

  private Waiting() {}

  static void until(BooleanSupplier wish) {
    Clock clock = Clock.system();
    long end = clock.monotonicNanos() + DEADLINE_NANOS;
    while (!wish.getAsBoolean()) {
      if (clock.monotonicNanos() > end) {
        throw new AssertionError("not within 20 s");
      }
      pause(clock);
    }
  }

  private static void pause(Clock clock) {
    try {
      clock.sleep(Duration.ofMillis(5));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
