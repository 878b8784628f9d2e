package io.freqwatch.web;

import io.freqwatch.codec.Json;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.storage.StorageException;
import io.freqwatch.web.alerting.BotAlert;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /** The alerts of each bot that has any, by its name. */
  @FunctionalInterface
  public interface BotAlerts {
    Map<String, List<BotAlert>> byBot() throws InterruptedException;
  }

  private final FleetView view;
  private final BotAlerts alerts;
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
  public FleetFeed(
      FleetView view, BotAlerts alerts, String version, ChangeSignal samples, Clock clock) {
    this.view = view;
    this.alerts = alerts;
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
  String now() throws InterruptedException {
    return Json.text(document());
  }

  private ObjectNode document() throws InterruptedException {
    return documents.of(view.fleet(), alerts.byBot());
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

  private void publishWhatIsNew() throws InterruptedException {
    try {
      ObjectNode document = document();
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
