package io.freqwatch.discovery;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.LoopThread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a source again and again on a virtual thread of its own, and tells what is new. */
final class RefreshLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RefreshLoop.class);

  /** Something that knows targets when it is asked. Used by the loop's thread. */
  @FunctionalInterface
  interface Source {
    /** All targets as they are now; empty where nothing is known, and the last ones hold. */
    Optional<List<TargetGroup>> read() throws InterruptedException;
  }

  private final Source source;
  private final Duration pace;
  private final Clock clock;
  private final TargetFeed feed = new TargetFeed();
  private final LoopThread thread;

  RefreshLoop(Source source, Duration pace, Clock clock) {
    this.source = source;
    this.pace = pace;
    this.clock = clock;
    this.thread = new LoopThread("discovery", this::run);
  }

  void start() {
    thread.start();
  }

  Discovery feed() {
    return feed;
  }

  @Override
  public void close() {
    thread.close();
  }

  private void run() throws InterruptedException {
    while (true) {
      refresh();
      clock.sleep(pace);
    }
  }

  private void refresh() throws InterruptedException {
    try {
      source.read().ifPresent(feed::publish);
    } catch (RuntimeException e) {
      log.error("a discovery failed by a fault of ours", e);
    }
  }
}
