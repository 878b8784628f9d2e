package io.freqwatch.config;

import io.freqwatch.config.prometheus.PrometheusSource;
import java.time.Duration;
import java.util.Optional;

/**
 * The embedded engine.
 *
 * @param retention how long samples are kept
 * @param config the file that says what to scrape besides the bots
 */
public record MetricsOptions(Duration retention, Optional<PrometheusSource> config) {
  public static final MetricsOptions DEFAULTS =
      new MetricsOptions(Duration.ofDays(7), Optional.empty());
}
