package io.freqwatch.config.prometheus;

import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.scrape.ScrapeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All of a {@code prometheus.yml} that has a meaning here, checked.
 *
 * @param externalLabels added to what leaves the program
 * @param alerting who is told of alerts
 * @param jobs in the order of the files
 * @param outOfOrderWindow how far behind the newest sample of all others may come; zero for not at
 *     all
 * @param remarks what works but wants to be known, each with its place
 */
public record PrometheusOptions(
    Rules rules,
    Labels externalLabels,
    NotifierOptions alerting,
    List<Job> jobs,
    Duration outOfOrderWindow,
    List<Remark> remarks) {
  public PrometheusOptions {
    jobs = List.copyOf(jobs);
    remarks = List.copyOf(remarks);
  }

  /**
   * Which rules there are.
   *
   * @param files absolute; the last part may have a star
   * @param interval of groups that name none
   * @param queryOffset of groups that name none
   */
  public record Rules(List<Path> files, Duration interval, Duration queryOffset) {
    public Rules {
      files = List.copyOf(files);
    }
  }

  /** A scrape configuration. */
  public record Job(ScrapeOptions options, List<DiscoveryConfig> discoveries) {
    public Job {
      discoveries = List.copyOf(discoveries);
    }
  }
}
