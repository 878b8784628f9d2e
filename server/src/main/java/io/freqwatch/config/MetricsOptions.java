package io.freqwatch.config;

import io.freqwatch.config.prometheus.PrometheusSource;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Who keeps the metrics: the embedded engine, or a server like it somewhere else.
 *
 * @param flags of the embedded engine
 * @param store what it keeps beside what these say
 * @param queryLog which queries are logged
 * @param config the file that says what to scrape besides the bots
 * @param external the other server; where there is one, the embedded engine does nothing
 */
public record MetricsOptions(
    PrometheusFlags flags,
    StoreOptions store,
    QueryLogOptions queryLog,
    Optional<PrometheusSource> config,
    Optional<URI> external) {
  public static final MetricsOptions DEFAULTS =
      new MetricsOptions(
          PrometheusFlags.DEFAULTS,
          StoreOptions.DEFAULTS,
          QueryLogOptions.DEFAULTS,
          Optional.empty(),
          Optional.empty());

  public MetricsOptions withFlags(PrometheusFlags other) {
    return new MetricsOptions(other, store, queryLog, config, external);
  }

  public MetricsOptions withConfig(PrometheusSource source) {
    return new MetricsOptions(flags, store, queryLog, Optional.of(source), external);
  }

  /** With a server elsewhere in place of our engine. */
  public MetricsOptions withExternal(URI server) {
    return new MetricsOptions(flags, store, queryLog, config, Optional.of(server));
  }

  /** How long samples are kept. */
  public Duration retention() {
    return flags.duration(PrometheusFlag.STORAGE_RETENTION_TIME);
  }

  /** How many bytes they may take on disk; 0 for any number. */
  public long retentionBytes() {
    return flags.bytes(PrometheusFlag.STORAGE_RETENTION_SIZE);
  }
}
