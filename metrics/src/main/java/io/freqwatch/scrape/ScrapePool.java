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

/**
 * The loops of one job, kept in step with what discovery tells and what the configuration says.
 * Safe for use by many threads.
 */
final class ScrapePool {
  private static final Logger log = LoggerFactory.getLogger(ScrapePool.class);

  private final ScrapeEnvironment environment;
  private ScrapeOptions options;
  private List<TargetGroup> groups = List.of();
  private volatile Map<Target, ScrapeLoop> loops = Map.of();
  private volatile ScrapePoolStatus status;
  private boolean closed;

  ScrapePool(ScrapeOptions options, ScrapeEnvironment environment) {
    this.options = options;
    this.environment = environment;
    this.status = ScrapePoolStatus.empty(options.jobName());
  }

  /**
   * Ends the loops of targets that are gone, and their series, and then starts those of new ones;
   * the loops of the others go on undisturbed.
   */
  synchronized void sync(List<TargetGroup> newGroups) {
    groups = List.copyOf(newGroups);
    reconcile();
  }

  /**
   * Takes other options. Where they differ, each loop is followed by one with the new options, to
   * which it leaves its series.
   */
  synchronized void reconfigure(ScrapeOptions newOptions) {
    if (!newOptions.equals(options)) {
      options = newOptions;
      reconcile();
    }
  }

  /** Needs no lock, so that a loop which is being ended may ask. */
  List<ActiveTarget> targets() {
    return loops.values().stream().map(ScrapeLoop::view).toList();
  }

  ScrapePoolStatus status() {
    return status;
  }

  int size() {
    return loops.size();
  }

  /** Ends all loops; their series stay as they are, since we may only be restarting. */
  synchronized void close() {
    closed = true;
    loops.values().forEach(loop -> loop.stop(false));
    join(loops.values());
    loops = Map.of();
  }

  /** Ends all loops and their series, for a job that is gone. */
  synchronized void remove() {
    closed = true;
    loops.values().forEach(loop -> loop.stop(true));
    join(loops.values());
    loops = Map.of();
  }

  private void reconcile() {
    if (closed) {
      return;
    }
    Map<Target, ScrapeLoop> old = new HashMap<>(loops);
    Map<Target, ScrapeLoop> current = new LinkedHashMap<>();
    List<ScrapeLoop> replaced = new ArrayList<>();
    List<ScrapeLoop> added = new ArrayList<>();
    for (DiscoveredTarget.Active found : active()) {
      if (current.containsKey(found.target())) {
        continue;
      }
      ScrapeLoop known = old.remove(found.target());
      if (known != null && known.options().equals(options)) {
        known.discoveredAs(found.discovered());
        current.put(found.target(), known);
        continue;
      }
      ScrapeLoop loop = new ScrapeLoop(options, found, environment);
      if (known != null) {
        loop.follow(known);
        replaced.add(known);
      }
      added.add(loop);
      current.put(found.target(), loop);
    }
    old.values().forEach(loop -> loop.stop(true));
    replaced.forEach(loop -> loop.stop(false));
    join(old.values());
    join(replaced);
    added.forEach(ScrapeLoop::start);
    loops = Collections.unmodifiableMap(current);
  }

  private static void join(Iterable<ScrapeLoop> loops) {
    try {
      for (ScrapeLoop loop : loops) {
        loop.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<DiscoveredTarget.Active> active() {
    List<DiscoveredTarget.Active> active = new ArrayList<>();
    List<Labels> dropped = new ArrayList<>();
    List<InvalidTargets.Invalid> invalid = new ArrayList<>();
    for (TargetGroup group : groups) {
      for (Labels labels : group.joined()) {
        switch (DiscoveredTarget.of(options, labels)) {
          case DiscoveredTarget.Active found -> active.add(found);
          case DiscoveredTarget.Dropped gone -> dropped.add(gone.discovered());
          case DiscoveredTarget.Invalid wrong ->
              invalid.add(new InvalidTargets.Invalid(wrong.discovered(), wrong.reason()));
        }
      }
    }
    warnOf(invalid);
    List<DiscoveredTarget.Active> scraped = withinLimit(active);
    status =
        new ScrapePoolStatus(
            options.jobName(),
            options.limits().targets(),
            active.size() - scraped.size(),
            kept(dropped),
            InvalidTargets.of(invalid));
    return scraped;
  }

  /** One line, since discovery may find thousands, again and again. */
  private void warnOf(List<InvalidTargets.Invalid> invalid) {
    if (!invalid.isEmpty()) {
      log.warn(
          "scrape job {}: left out {} that make no target; the first: {}",
          options.jobName(),
          invalid.size(),
          invalid.getFirst().reason());
    }
  }

  private DroppedTargets kept(List<Labels> dropped) {
    int limit = options.limits().keptDroppedTargets();
    int kept = limit == 0 ? dropped.size() : Math.min(limit, dropped.size());
    return new DroppedTargets(options.jobName(), dropped.size(), dropped.subList(0, kept));
  }

  private List<DiscoveredTarget.Active> withinLimit(List<DiscoveredTarget.Active> targets) {
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
