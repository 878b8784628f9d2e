package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.config.prometheus.PrometheusOptions;
import io.freqwatch.config.prometheus.PrometheusSource;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.DiscoveryManager;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.AlertmanagerConfig;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.web.prometheus.ReloadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is scraped: the program's own jobs for the bots, and those of {@code prometheus.yml}, read
 * again on demand. A job of the file that has the name of one of ours takes its place. Safe for use
 * by many threads.
 */
final class ScrapeJobs {
  private static final Logger log = LoggerFactory.getLogger(ScrapeJobs.class);

  private final List<ScrapeJob> own;
  private final Optional<PrometheusSource> source;
  private final DiscoveryManager discoveries;
  private final ScrapeFeatures features;
  private final Clock clock;
  private volatile ReloadStatus status;
  private volatile Labels externalLabels = Labels.EMPTY;
  private volatile Duration outOfOrderWindow = Duration.ZERO;
  private volatile List<AlertmanagerConfig> notified = List.of();

  ScrapeJobs(
      List<ScrapeJob> own,
      Optional<PrometheusSource> source,
      DiscoveryManager discoveries,
      ScrapeFeatures features,
      Clock clock) {
    this.own = List.copyOf(own);
    this.source = source;
    this.discoveries = discoveries;
    this.features = features;
    this.clock = clock;
    this.status = new ReloadStatus(true, clock.wallMillis());
  }

  /**
   * The jobs as the file says now.
   *
   * @throws InvalidFileException with every problem of the file
   */
  List<ScrapeJob> read() {
    return joined(written());
  }

  private List<PrometheusOptions.Job> written() {
    Optional<PrometheusOptions> options = source.map(PrometheusSource::read);
    externalLabels = options.map(PrometheusOptions::externalLabels).orElse(Labels.EMPTY);
    outOfOrderWindow = options.map(PrometheusOptions::outOfOrderWindow).orElse(Duration.ZERO);
    notified =
        options
            .map(PrometheusOptions::alerting)
            .map(NotifierOptions::alertmanagers)
            .orElse(List.of());
    return options.map(PrometheusOptions::jobs).orElse(List.of());
  }

  /** What the file adds to all that leaves the program. */
  Labels externalLabels() {
    return externalLabels;
  }

  /** How far behind the newest sample the file lets others come. */
  Duration outOfOrderWindow() {
    return outOfOrderWindow;
  }

  private List<ScrapeJob> joined(List<PrometheusOptions.Job> written) {
    List<ScrapeJob> jobs = new ArrayList<>(ownBeside(written));
    for (PrometheusOptions.Job job : written) {
      jobs.add(new ScrapeJob(job.options(), discoveries.of(job.discoveries())));
    }
    return jobs.stream().map(this::featured).toList();
  }

  private ScrapeJob featured(ScrapeJob job) {
    return new ScrapeJob(features.on(job.options()), job.discovery());
  }

  /**
   * Reads the file again and scrapes what it says; loops that are the same go on. A file with
   * mistakes changes nothing.
   *
   * @param others reads the files of other parts and gives what puts them into force
   * @throws InvalidFileException with every problem of the file, which are logged too
   */
  synchronized void reload(ScrapeManager scrape, Supplier<Runnable> others) {
    try {
      List<PrometheusOptions.Job> written = written();
      Runnable alsoApply = others.get();
      scrape.reload(joined(written));
      alsoApply.run();
      Set<List<DiscoveryConfig>> used = new HashSet<>();
      written.forEach(job -> used.add(job.discoveries()));
      notified.forEach(alertmanager -> used.add(alertmanager.discoveries()));
      discoveries.retain(used);
      status = new ReloadStatus(true, clock.wallMillis());
      log.info("configuration read again: {} jobs besides the bots'", written.size());
    } catch (InvalidFileException e) {
      status = status.failed();
      log.error("the configuration stays as it was; its file has mistakes:\n{}", e.getMessage());
      throw e;
    }
  }

  ReloadStatus status() {
    return status;
  }

  private List<ScrapeJob> ownBeside(List<PrometheusOptions.Job> written) {
    Set<String> names = new HashSet<>();
    written.forEach(job -> names.add(job.options().jobName()));
    List<ScrapeJob> kept = new ArrayList<>();
    for (ScrapeJob job : own) {
      String name = job.options().jobName();
      if (names.contains(name)) {
        log.warn("job {} of the configuration takes the place of the program's own", name);
      } else {
        kept.add(job);
      }
    }
    return kept;
  }
}
