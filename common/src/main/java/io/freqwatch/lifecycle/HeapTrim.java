package io.freqwatch.lifecycle;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory back to the system after a burst, such as the reading of all bots' trades at the
 * start: the serial collector, the smallest there is, shrinks the heap only at a full collection,
 * and rather lets it grow than come to one. Collects when the heap has grown by an eighth since the
 * last time, and by 4 MiB; a collection takes about a millisecond per megabyte in use.
 */
public final class HeapTrim {
  private static final Logger log = LoggerFactory.getLogger(HeapTrim.class);
  private static final Duration FIRST = Duration.ofSeconds(20);
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final long SLACK_BYTES = 4L << 20;

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
    while (!Thread.currentThread().isInterrupted()) {
      trimWhenGrown();
      clock.sleep(INTERVAL);
    }
  }

  private void trimWhenGrown() {
    Runtime runtime = Runtime.getRuntime();
    long before = runtime.totalMemory();
    if (before > trimmedBytes + Math.max(SLACK_BYTES, trimmedBytes / 8)) {
      runtime.gc();
      trimmedBytes = runtime.totalMemory();
      log.debug("heap trimmed from {} to {} KiB", before >> 10, trimmedBytes >> 10);
    }
  }
}
