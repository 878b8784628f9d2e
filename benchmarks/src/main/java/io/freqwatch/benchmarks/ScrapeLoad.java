package io.freqwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Scrapers on virtual threads, each with its own connection. */
final class ScrapeLoad {
  private final List<URI> targets;
  private final Latencies latencies = new Latencies();
  private final AtomicLong failures = new AtomicLong();

  ScrapeLoad(List<URI> targets) {
    this.targets = List.copyOf(targets);
  }

  /** Scrapers that each ask at an interval, spread over it, as many Prometheus servers would. */
  ScrapeLoad paced(int scrapers, Duration interval, Duration total) {
    Random random = new Random(42);
    return run(scrapers, total, interval, random);
  }

  /** Scrapers that ask again as soon as they have the answer. */
  ScrapeLoad closedLoop(int scrapers, Duration total) {
    return run(scrapers, total, Duration.ZERO, new Random(42));
  }

  private ScrapeLoad run(int scrapers, Duration total, Duration interval, Random random) {
    long end = System.nanoTime() + total.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < scrapers; i++) {
      URI target = targets.get(i % targets.size());
      long offset = (long) (interval.toNanos() * random.nextDouble());
      threads.add(
          Thread.ofVirtual()
              .name("scraper-" + i)
              .start(() -> scrape(target, offset, interval, end)));
    }
    threads.forEach(ScrapeLoad::join);
    return this;
  }

  private void scrape(URI target, long offset, Duration interval, long end) {
    sleep(offset);
    try (KeepAliveConnection connection = new KeepAliveConnection(target)) {
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        connection.ask();
        long took = System.nanoTime() - start;
        latencies.add(took);
        sleep(Math.min(interval.toNanos() - took, end - System.nanoTime()));
      }
    } catch (IOException e) {
      failures.incrementAndGet();
    }
  }

  private static void sleep(long nanos) {
    if (nanos > 0) {
      try {
        Thread.sleep(Duration.ofNanos(nanos));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Latencies latencies() {
    return latencies;
  }

  /** Scrapers that gave up because of an error. */
  long failures() {
    return failures.get();
  }
}
