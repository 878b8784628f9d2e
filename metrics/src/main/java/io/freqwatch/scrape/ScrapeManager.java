package io.freqwatch.scrape;

import io.freqwatch.discovery.Discovery;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.storage.Appendable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Owns a {@link ScrapePool} per job from start to close. Each target has a thread of its own, so a
 * target that hangs delays no other. Safe for use by many threads.
 */
public final class ScrapeManager implements Component {
  private final Map<ScrapeJob, ScrapePool> pools = new LinkedHashMap<>();
  private final List<Discovery.Subscription> subscriptions = new ArrayList<>();
  private final ScrapeCounters counters = new ScrapeCounters();

  /**
   * The storage and the scraper stay the caller's and live longer than the manager.
   *
   * @throws IllegalArgumentException where two jobs have one name
   */
  public ScrapeManager(
      List<ScrapeJob> jobs,
      Appendable storage,
      Scraper scraper,
      Clock clock,
      ScrapeListener listener) {
    requireDistinct(jobs);
    ScrapeEnvironment environment =
        new ScrapeEnvironment(storage, scraper, clock, listener, counters);
    jobs.forEach(job -> pools.put(job, new ScrapePool(job.options(), environment)));
  }

  @Override
  public synchronized void start() {
    pools.forEach((job, pool) -> subscriptions.add(job.discovery().subscribe(pool::sync)));
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  /** Ends all loops; returns when their threads have ended. */
  @Override
  public synchronized void close() {
    subscriptions.forEach(Discovery.Subscription::close);
    subscriptions.clear();
    pools.values().forEach(ScrapePool::close);
  }

  /** The targets of all jobs, in the order of the configuration. */
  public List<ActiveTarget> targets() {
    return pools.values().stream().flatMap(pool -> pool.targets().stream()).toList();
  }

  public ScrapeStatistics statistics() {
    int targets = pools.values().stream().mapToInt(ScrapePool::size).sum();
    return counters.statistics(pools.size(), targets);
  }

  private static void requireDistinct(List<ScrapeJob> jobs) {
    long names = jobs.stream().map(job -> job.options().jobName()).distinct().count();
    if (names < jobs.size()) {
      throw new IllegalArgumentException("two scrape jobs have the same name");
    }
  }
}
