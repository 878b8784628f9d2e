package io.freqwatch.config;

import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;

/**
 * What no peer and no visitor may exceed.
 *
 * @param scrapeSamples samples of one scrape
 * @param scrapeBodyBytes bytes of one scrape, uncompressed
 * @param storageSeries series held at once
 * @param queryTimeout after which a query ends with an error
 * @param querySamples samples that one query may load
 * @param querySeries series that one query may look at
 * @param responseBytes of one answer to a query, uncompressed
 * @param streamClients browsers that follow the fleet at once
 */
public record LimitOptions(
    int scrapeSamples,
    int scrapeBodyBytes,
    int storageSeries,
    Duration queryTimeout,
    int querySamples,
    int querySeries,
    int responseBytes,
    int streamClients) {
  public static final LimitOptions DEFAULTS =
      new LimitOptions(
          50_000, 16 << 20, 100_000, Duration.ofMinutes(2), 50_000_000, 200_000, 64 << 20, 100);

  /** Those that Prometheus has flags for, where the flags are not set themselves. */
  PrometheusFlags asFlags(PrometheusFlags flags) {
    return flags
        .orElse(PrometheusFlag.QUERY_TIMEOUT, PrometheusDuration.format(queryTimeout))
        .orElse(PrometheusFlag.QUERY_MAX_SAMPLES, Integer.toString(querySamples));
  }
}
