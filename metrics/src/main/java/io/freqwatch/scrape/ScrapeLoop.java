package io.freqwatch.scrape;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.StorageException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scrapes one target until it is stopped, on a virtual thread of its own: at once, and then at each
 * slot of its schedule. A slot that passes while a scrape still runs is left out.
 */
final class ScrapeLoop {
  private static final Logger log = LoggerFactory.getLogger(ScrapeLoop.class);

  private final ScrapeOptions options;
  private final Target target;
  private volatile Labels discovered;
  private final ScrapeEnvironment environment;
  private final ScrapeSchedule schedule;
  private final MetadataCache metadata = new MetadataCache();
  private final TargetScrape scrape;
  private volatile TargetStatus status = TargetStatus.UNKNOWN;
  private volatile boolean endSeries;
  private @Nullable Thread thread;
  private @Nullable ScrapeLoop predecessor;

  ScrapeLoop(ScrapeOptions options, DiscoveredTarget.Active found, ScrapeEnvironment environment) {
    this.options = options;
    this.target = found.target();
    this.discovered = found.discovered();
    this.environment = environment;
    this.schedule = ScrapeSchedule.of(target);
    this.scrape = new TargetScrape(options, target, environment, metadata);
  }

  ScrapeOptions options() {
    return options;
  }

  /** Where the same target has been found now. */
  void discoveredAs(Labels labels) {
    discovered = labels;
  }

  /**
   * Takes over from another loop of the target, which must have ended before this one starts: its
   * series end where this one's first scrape lacks them.
   */
  void follow(ScrapeLoop earlier) {
    predecessor = earlier;
    status = earlier.status;
  }

  void start() {
    if (predecessor != null) {
      scrape.inherit(predecessor.scrape);
      predecessor = null;
    }
    thread =
        Thread.ofVirtual()
            .name("scrape " + options.jobName() + " " + target.instance())
            .start(this::run);
  }

  /** Asks the loop to end; with {@code endSeries} it ends the target's series as its last act. */
  void stop(boolean alsoEndSeries) {
    endSeries = alsoEndSeries;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Waits until the loop has ended. */
  void join() throws InterruptedException {
    if (thread != null) {
      thread.join();
    }
  }

  ActiveTarget view() {
    return new ActiveTarget(options, target, discovered, status, metadata.view());
  }

  private void run() {
    try {
      Clock clock = environment.clock();
      scrape(clock.wallMillis());
      while (true) {
        long slot = schedule.next(clock.wallMillis());
        clock.sleep(Duration.ofMillis(slot - clock.wallMillis()));
        scrape(schedule.snap(slot, clock.wallMillis()));
      }
    } catch (InterruptedException stopped) {
      endSeriesWhenAsked();
    }
  }

  private void scrape(long timestampMillis) throws InterruptedException {
    try {
      ScrapeReport report = scrape.run(timestampMillis);
      logChange(report);
      status = report.status(timestampMillis);
      environment.listener().onCommit(options.jobName(), target);
    } catch (RuntimeException e) {
      log.error("scrape of {} ended by a fault of ours", target.uri(), e);
    }
  }

  private void endSeriesWhenAsked() {
    if (!endSeries) {
      return;
    }
    try {
      scrape.end(environment.clock().wallMillis());
    } catch (StorageException e) {
      log.warn("the series of {} could not be ended: {}", target.uri(), e.getMessage());
    }
  }

  /** One line when a target goes down or comes back, not one per scrape. */
  private void logChange(ScrapeReport report) {
    if (report.refused().now() > 0 && status.refused().now() == 0) {
      log.warn(
          "scrape of {} {}: {}", options.jobName(), target.instance(), report.refused().sentence());
    }
    boolean wasDown = status.health() == TargetStatus.Health.DOWN;
    if (!report.up() && !wasDown) {
      log.warn("scrape of {} {} failed: {}", options.jobName(), target.instance(), report.error());
    } else if (report.up() && wasDown) {
      log.info("scrape of {} {} works again", options.jobName(), target.instance());
    }
  }
}
