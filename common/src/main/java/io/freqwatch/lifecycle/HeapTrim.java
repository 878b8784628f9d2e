package io.freqwatch.lifecycle;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap small: the serial collector, the smallest there is, shrinks it only at a full
 * collection, and rather lets it grow to its largest than come to one. Gives memory back after a
 * burst, such as the reading of all bots' trades at the start, and while one lasts, such as large
 * queries one after the other, whose garbage has grown old before it is garbage. A collection takes
 * about a millisecond per megabyte in use.
 */
public final class HeapTrim {
  private static final Logger log = LoggerFactory.getLogger(HeapTrim.class);
  private static final Duration FIRST = Duration.ofSeconds(20);
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final long SLACK_BYTES = 8L << 20;

  private final Clock clock;
  private long trimmedBytes;

  private HeapTrim(Clock clock) {
    this.clock = clock;
  }

  /** The loop that does it, on one virtual thread. */
  public static Component loop(Clock clock) {
    return new LoopThread("heap-trim", new HeapTrim(clock)::run);
  }

  private void run() throws InterruptedException {
    clock.sleep(FIRST);
    trimWhenGrown();
    try (OldGeneration _ = OldGeneration.watched()) {
      while (!Thread.currentThread().isInterrupted()) {
        clock.sleep(INTERVAL);
        trimWhenGrown();
      }
    }
  }

  /** When the heap has grown by a quarter since the last time, and by 8 MiB. */
  private void trimWhenGrown() {
    Runtime runtime = Runtime.getRuntime();
    long before = runtime.totalMemory();
    if (before > trimmedBytes + Math.max(SLACK_BYTES, trimmedBytes / 4)) {
      runtime.gc();
      trimmedBytes = runtime.totalMemory();
      log.debug("heap trimmed from {} to {} KiB", before >> 10, trimmedBytes >> 10);
    }
  }
}
