package io.freqwatch.config.prometheus;

import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ScrapeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All of a {@code prometheus.yml} that has a meaning here, checked.
 *
 * @param evaluationInterval of rule groups that name none
 * @param externalLabels added to what leaves the program
 * @param ruleFiles absolute; the last part may have a star
 * @param jobs in the order of the files
 * @param outOfOrderWindow how far behind the newest sample of all others may come; zero for not at
 *     all
 * @param remarks what works but wants to be known, each with its place
 */
public record PrometheusOptions(
    Duration evaluationInterval,
    Labels externalLabels,
    List<Path> ruleFiles,
    List<Job> jobs,
    Duration outOfOrderWindow,
    List<Remark> remarks) {
  public PrometheusOptions {
    ruleFiles = List.copyOf(ruleFiles);
    jobs = List.copyOf(jobs);
    remarks = List.copyOf(remarks);
  }

  /** A scrape configuration. */
  public record Job(ScrapeOptions options, List<DiscoveryConfig> discoveries) {
    public Job {
      discoveries = List.copyOf(discoveries);
    }
  }
}
