package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.DiscoveryManager;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The job by which the program watches itself, so that there can be alerts about it. */
final class SelfScrape {
  private static final String JOB = "freqwatch";
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private SelfScrape() {}

  /** Jobs and this one, unless the port is left to the machine and so not known yet. */
  static List<ScrapeJob> beside(
      List<ScrapeJob> jobs, FreqwatchOptions options, DiscoveryManager discoveries) {
    ListenAddress address = options.listeners().prometheus();
    List<ScrapeJob> all = new ArrayList<>(jobs);
    if (address.port() > 0) {
      String host = address.isLoopback() ? address.host() : "127.0.0.1";
      Labels target = Labels.of(TargetGroup.ADDRESS, host + ":" + address.port());
      TargetGroup group = new TargetGroup(JOB, List.of(target), Labels.EMPTY);
      all.add(
          new ScrapeJob(
              ScrapeOptions.of(JOB).withInterval(INTERVAL),
              discoveries.of(List.of(new DiscoveryConfig.Static(List.of(group))))));
    }
    return all;
  }
}
