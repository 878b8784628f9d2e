package io.freqwatch.scrape;

import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loops of one job, kept in step with what discovery tells. Safe for use by many threads. */
final class ScrapePool {
  private static final Logger log = LoggerFactory.getLogger(ScrapePool.class);

  private final ScrapeOptions options;
  private final ScrapeEnvironment environment;
  private volatile Map<Target, ScrapeLoop> loops = Map.of();
  private boolean closed;

  ScrapePool(ScrapeOptions options, ScrapeEnvironment environment) {
    this.options = options;
    this.environment = environment;
  }

  /**
   * Ends the loops of targets that are gone, and their series, and then starts those of new ones;
   * the loops of the others go on undisturbed.
   */
  synchronized void sync(List<TargetGroup> groups) {
    if (closed) {
      return;
    }
    Map<Target, ScrapeLoop> old = new HashMap<>(loops);
    Map<Target, ScrapeLoop> current = new LinkedHashMap<>();
    List<ScrapeLoop> added = new ArrayList<>();
    for (Target target : targets(groups)) {
      ScrapeLoop kept = old.remove(target);
      ScrapeLoop loop = kept != null ? kept : new ScrapeLoop(options, target, environment);
      if (current.putIfAbsent(target, loop) == null && kept == null) {
        added.add(loop);
      }
    }
    stop(old.values(), true);
    added.forEach(ScrapeLoop::start);
    loops = Collections.unmodifiableMap(current);
  }

  /** Needs no lock, so that a loop which is being ended may ask. */
  List<ActiveTarget> targets() {
    return loops.values().stream().map(ScrapeLoop::view).toList();
  }

  int size() {
    return loops.size();
  }

  /** Ends all loops; their series stay as they are, since we may only be restarting. */
  synchronized void close() {
    closed = true;
    stop(loops.values(), false);
    loops = Map.of();
  }

  private static void stop(Iterable<ScrapeLoop> loops, boolean endSeries) {
    loops.forEach(loop -> loop.stop(endSeries));
    try {
      for (ScrapeLoop loop : loops) {
        loop.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Target> targets(List<TargetGroup> groups) {
    List<Target> targets = new ArrayList<>();
    for (TargetGroup group : groups) {
      for (Labels labels : group.joined()) {
        add(targets, labels);
      }
    }
    return withinLimit(targets);
  }

  private void add(List<Target> targets, Labels labels) {
    try {
      targets.add(Target.of(options, labels));
    } catch (IllegalArgumentException e) {
      log.warn("scrape job {}: left out a target: {}", options.jobName(), e.getMessage());
    }
  }

  private List<Target> withinLimit(List<Target> targets) {
    int limit = options.limits().targets();
    if (!ScrapeLimits.exceeds(targets.size(), limit)) {
      return targets;
    }
    log.warn(
        "scrape job {}: {} targets found, only the first {} are scraped (target limit)",
        options.jobName(),
        targets.size(),
        limit);
    return targets.subList(0, limit);
  }
}
