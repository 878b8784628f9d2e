package io.freqwatch.scrape;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the targets of one job are scraped; named as in a scrape configuration of Prometheus.
 *
 * @param jobName the label {@code job}
 * @param interval from one scrape of a target to the next
 * @param timeout for a whole scrape, to the last byte; at most the interval
 * @param params query parameters, in order
 * @param honorLabels whether the target's labels win over the ones we would attach
 * @param honorTimestamps whether times that the target gives are taken
 */
public record ScrapeOptions(
    String jobName,
    Duration interval,
    Duration timeout,
    String scheme,
    String metricsPath,
    Map<String, List<String>> params,
    boolean honorLabels,
    boolean honorTimestamps,
    ScrapeLimits limits) {
  public ScrapeOptions {
    if (jobName.isEmpty()) {
      throw new IllegalArgumentException("a scrape job needs a name");
    }
    if (!interval.isPositive() || !timeout.isPositive() || timeout.compareTo(interval) > 0) {
      throw new IllegalArgumentException(
          "scrape job \"%s\": expected 0 < timeout <= interval, found timeout %s and interval %s"
              .formatted(jobName, timeout, interval));
    }
    params = Map.copyOf(params);
  }

  /** Prometheus' defaults, with finite limits. */
  public static ScrapeOptions of(String jobName) {
    return new ScrapeOptions(
        jobName,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        "http",
        "/metrics",
        Map.of(),
        false,
        true,
        ScrapeLimits.DEFAULT);
  }

  /** Sets the interval, and the timeout to at most that. */
  public ScrapeOptions withInterval(Duration value) {
    Duration shorter = timeout.compareTo(value) > 0 ? value : timeout;
    return with(value, shorter, params, honorLabels, limits);
  }

  public ScrapeOptions withTimeout(Duration value) {
    return with(interval, value, params, honorLabels, limits);
  }

  /** Where targets answer that do not say so themselves. */
  public ScrapeOptions withMetricsPath(String value) {
    return new ScrapeOptions(
        jobName, interval, timeout, scheme, value, params, honorLabels, honorTimestamps, limits);
  }

  /** Adds a query parameter. */
  public ScrapeOptions withParam(String name, String... values) {
    Map<String, List<String>> more = new LinkedHashMap<>(params);
    more.merge(name, List.of(values), ScrapeOptions::joined);
    return with(interval, timeout, more, honorLabels, limits);
  }

  public ScrapeOptions withHonorLabels() {
    return with(interval, timeout, params, true, limits);
  }

  public ScrapeOptions withLimits(ScrapeLimits value) {
    return with(interval, timeout, params, honorLabels, value);
  }

  private ScrapeOptions with(
      Duration newInterval,
      Duration newTimeout,
      Map<String, List<String>> newParams,
      boolean newHonorLabels,
      ScrapeLimits newLimits) {
    return new ScrapeOptions(
        jobName,
        newInterval,
        newTimeout,
        scheme,
        metricsPath,
        newParams,
        newHonorLabels,
        honorTimestamps,
        newLimits);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
