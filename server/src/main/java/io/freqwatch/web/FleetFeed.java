package io.freqwatch.web;

import io.freqwatch.codec.Json;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds the fleet document once for all browsers: after new samples, at most every second, at
 * least every ten. It rests while nobody follows. One virtual thread builds; any thread may read.
 */
public final class FleetFeed implements Component {
  private static final Logger log = LoggerFactory.getLogger(FleetFeed.class);
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final Duration RENEWED_AFTER = Duration.ofSeconds(7);

  private final FleetView view;
  private final FleetDocument documents;
  private final ChangeSignal samples;
  private final ChangeSignal published;
  private final Clock clock;
  private final AtomicInteger followers = new AtomicInteger();
  private final Thread thread;
  private @Nullable JsonNode publishedGroups;
  private long publishedNanos;
  private volatile @Nullable String latest;
  private volatile boolean failing;

  /**
   * @param samples announces every commit of samples
   */
  public FleetFeed(FleetView view, String version, ChangeSignal samples, Clock clock) {
    this.view = view;
    this.documents = new FleetDocument(version);
    this.samples = samples;
    this.published = new ChangeSignal(clock);
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("fleet-feed").unstarted(this::run);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public CheckResult check() {
    return failing
        ? CheckResult.degraded("the fleet document cannot be built; see the log")
        : CheckResult.OK;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The document of this moment, built for the caller. */
  String now() {
    return Json.text(documents.of(view.fleet()));
  }

  /** From now on documents are built, until {@link #unfollow}. */
  void follow() {
    followers.incrementAndGet();
    samples.announce();
  }

  void unfollow() {
    followers.decrementAndGet();
  }

  long published() {
    return published.changes();
  }

  /** Waits for a document newer than the one seen. */
  long await(long seen, Duration timeout) throws InterruptedException {
    return published.await(seen, timeout);
  }

  @Nullable String latest() {
    return latest;
  }

  private void run() {
    try {
      long seen = -1;
      while (true) {
        seen = samples.await(seen, LONGEST_PAUSE);
        if (followers.get() > 0) {
          publishWhatIsNew();
        }
        clock.sleep(LEAST_PAUSE);
      }
    } catch (InterruptedException ignored) { // close() asks for the end
      Thread.currentThread().interrupt();
    }
  }

  private void publishWhatIsNew() {
    try {
      ObjectNode document = documents.of(view.fleet());
      JsonNode groups = document.get("groups");
      if (!groups.equals(publishedGroups) || isDue()) {
        publishedGroups = groups;
        publishedNanos = clock.monotonicNanos();
        latest = Json.text(document);
        published.announce();
      }
      failing = false;
    } catch (StorageException e) {
      failing = true;
      log.error("cannot build the fleet document", e);
    }
  }

  private boolean isDue() {
    return clock.monotonicNanos() - publishedNanos >= RENEWED_AFTER.toNanos();
  }
}
