package io.freqwatch.config;

import java.time.Duration;

/**
 * What no peer and no visitor may exceed.
 *
 * @param scrapeSamples samples of one scrape
 * @param scrapeBodyBytes bytes of one scrape, uncompressed
 * @param storageSeries series held at once
 * @param queryTimeout after which a query ends with an error
 * @param querySamples samples that one query may load
 * @param streamClients browsers that follow the fleet at once
 */
public record LimitOptions(
    int scrapeSamples,
    int scrapeBodyBytes,
    int storageSeries,
    Duration queryTimeout,
    int querySamples,
    int streamClients) {
  public static final LimitOptions DEFAULTS =
      new LimitOptions(50_000, 16 << 20, 100_000, Duration.ofMinutes(2), 50_000_000, 100);
}
