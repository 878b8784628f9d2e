package io.freqwatch.config;

import io.freqwatch.config.prometheus.PrometheusSource;
import java.time.Duration;
import java.util.Optional;

/**
 * The embedded engine.
 *
 * @param retention how long samples are kept
 * @param retentionBytes how many bytes they may take on disk; 0 for any number
 * @param config the file that says what to scrape besides the bots
 */
public record MetricsOptions(
    Duration retention, long retentionBytes, Optional<PrometheusSource> config) {
  public static final MetricsOptions DEFAULTS =
      new MetricsOptions(Duration.ofDays(7), 0, Optional.empty());
}
