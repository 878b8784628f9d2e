package io.freqwatch.scrape;

import io.freqwatch.discovery.Discovery;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.storage.Appendable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Owns a {@link ScrapePool} per job from start to close. Each target has a thread of its own, so a
 * target that hangs delays no other. Safe for use by many threads.
 */
public final class ScrapeManager implements Component, ScrapeTargets {
  private final ScrapeCounters counters = new ScrapeCounters();
  private final ScrapeEnvironment environment;
  private volatile List<ScrapeJob> configured;
  private boolean running;
  private volatile Map<String, Running> jobs = Map.of();

  /** A job's pool and where its targets come from. */
  private record Running(
      ScrapePool pool, Discovery discovery, Discovery.Subscription subscription) {}

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
    this.configured = distinct(jobs);
    this.environment = new ScrapeEnvironment(storage, scraper, clock, listener, counters);
  }

  @Override
  public synchronized void start() {
    running = true;
    apply();
  }

  /**
   * Takes other jobs. A job that is the same goes on undisturbed, and so do the targets of a job
   * whose options are the same; jobs that are gone end their series.
   *
   * @throws IllegalArgumentException where two jobs have one name; nothing has changed then
   */
  public synchronized void reload(List<ScrapeJob> newJobs) {
    configured = distinct(newJobs);
    if (running) {
      apply();
    }
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  /** Ends all loops; returns when their threads have ended. */
  @Override
  public synchronized void close() {
    running = false;
    jobs.values().forEach(job -> job.subscription().close());
    jobs.values().forEach(job -> job.pool().close());
    jobs = Map.of();
  }

  @Override
  public List<ActiveTarget> targets() {
    return pools().stream().flatMap(job -> job.pool().targets().stream()).toList();
  }

  @Override
  public List<ScrapeOptions> jobs() {
    return configured.stream().map(ScrapeJob::options).toList();
  }

  @Override
  public List<DroppedTargets> droppedTargets() {
    return poolStatus().stream().map(ScrapePoolStatus::dropped).toList();
  }

  @Override
  public List<ScrapePoolStatus> poolStatus() {
    return pools().stream().map(job -> job.pool().status()).toList();
  }

  public ScrapeStatistics statistics() {
    int targets = pools().stream().mapToInt(job -> job.pool().size()).sum();
    return counters.statistics(jobs.size(), targets, refusing());
  }

  private List<RefusingTarget> refusing() {
    return targets().stream()
        .filter(target -> target.status().refused().total() > 0)
        .map(
            target ->
                new RefusingTarget(
                    target.options().jobName(),
                    target.target().instance(),
                    target.status().refused()))
        .toList();
  }

  private void apply() {
    Map<String, Running> old = new LinkedHashMap<>(jobs);
    Map<String, Running> current = new LinkedHashMap<>();
    for (ScrapeJob job : configured) {
      String name = job.options().jobName();
      Running known = old.remove(name);
      current.put(name, known == null ? begun(job) : changed(known, job));
    }
    old.values().forEach(gone -> gone.subscription().close());
    old.values().forEach(gone -> gone.pool().remove());
    jobs = Collections.unmodifiableMap(current);
  }

  private Running begun(ScrapeJob job) {
    return subscribed(new ScrapePool(job.options(), environment), job.discovery());
  }

  private static Running changed(Running known, ScrapeJob job) {
    known.pool().reconfigure(job.options());
    if (known.discovery().equals(job.discovery())) {
      return known;
    }
    known.subscription().close();
    return subscribed(known.pool(), job.discovery());
  }

  private static Running subscribed(ScrapePool pool, Discovery discovery) {
    return new Running(pool, discovery, discovery.subscribe(pool::sync));
  }

  private Collection<Running> pools() {
    return jobs.values();
  }

  private static List<ScrapeJob> distinct(List<ScrapeJob> jobs) {
    long names = jobs.stream().map(job -> job.options().jobName()).distinct().count();
    if (names < jobs.size()) {
      throw new IllegalArgumentException("two scrape jobs have the same name");
    }
    return List.copyOf(jobs);
  }
}
