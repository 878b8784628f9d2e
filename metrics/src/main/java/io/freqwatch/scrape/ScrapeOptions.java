package io.freqwatch.scrape;

import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.relabel.Relabeling;
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
 * @param params query parameters
 * @param relabeling rewrites and drops targets
 */
public record ScrapeOptions(
    String jobName,
    Duration interval,
    Duration timeout,
    String scheme,
    String metricsPath,
    Map<String, List<String>> params,
    Relabeling relabeling,
    SampleOptions samples,
    FormatOptions format,
    HttpClientOptions http,
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
        Relabeling.NONE,
        SampleOptions.DEFAULT,
        FormatOptions.DEFAULT,
        HttpClientOptions.DEFAULT,
        ScrapeLimits.DEFAULT);
  }

  /** Sets the interval, and the timeout to at most that. */
  public ScrapeOptions withInterval(Duration value) {
    Duration shorter = timeout.compareTo(value) > 0 ? value : timeout;
    return with(value, shorter);
  }

  public ScrapeOptions withTimeout(Duration value) {
    return with(interval, value);
  }

  /** How and where targets answer that do not say so themselves. */
  public ScrapeOptions withAddress(String newScheme, String newMetricsPath) {
    return new ScrapeOptions(
        jobName,
        interval,
        timeout,
        newScheme,
        newMetricsPath,
        params,
        relabeling,
        samples,
        format,
        http,
        limits);
  }

  public ScrapeOptions withMetricsPath(String value) {
    return withAddress(scheme, value);
  }

  /** Adds a query parameter. */
  public ScrapeOptions withParam(String name, String... values) {
    Map<String, List<String>> more = new LinkedHashMap<>(params);
    more.merge(name, List.of(values), ScrapeOptions::joined);
    return new ScrapeOptions(
        jobName,
        interval,
        timeout,
        scheme,
        metricsPath,
        more,
        relabeling,
        samples,
        format,
        http,
        limits);
  }

  /** Rewrites and drops targets by these rules. */
  public ScrapeOptions withRelabeling(Relabeling value) {
    return new ScrapeOptions(
        jobName,
        interval,
        timeout,
        scheme,
        metricsPath,
        params,
        value,
        samples,
        format,
        http,
        limits);
  }

  public ScrapeOptions withHonorLabels() {
    return withSamples(samples.honoringLabels());
  }

  public ScrapeOptions withSamples(SampleOptions value) {
    return new ScrapeOptions(
        jobName,
        interval,
        timeout,
        scheme,
        metricsPath,
        params,
        relabeling,
        value,
        format,
        http,
        limits);
  }

  public ScrapeOptions withFormat(FormatOptions value) {
    return new ScrapeOptions(
        jobName,
        interval,
        timeout,
        scheme,
        metricsPath,
        params,
        relabeling,
        samples,
        value,
        http,
        limits);
  }

  public ScrapeOptions withHttp(HttpClientOptions value) {
    return new ScrapeOptions(
        jobName,
        interval,
        timeout,
        scheme,
        metricsPath,
        params,
        relabeling,
        samples,
        format,
        value,
        limits);
  }

  public ScrapeOptions withLimits(ScrapeLimits value) {
    return new ScrapeOptions(
        jobName,
        interval,
        timeout,
        scheme,
        metricsPath,
        params,
        relabeling,
        samples,
        format,
        http,
        value);
  }

  private ScrapeOptions with(Duration newInterval, Duration newTimeout) {
    return new ScrapeOptions(
        jobName,
        newInterval,
        newTimeout,
        scheme,
        metricsPath,
        params,
        relabeling,
        samples,
        format,
        http,
        limits);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
