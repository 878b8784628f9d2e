package io.freqwatch.scrape;

import static io.freqwatch.discovery.TargetGroup.ADDRESS;
import static io.freqwatch.discovery.TargetGroup.METRICS_PATH;
import static io.freqwatch.discovery.TargetGroup.PARAMETER_PREFIX;
import static io.freqwatch.discovery.TargetGroup.SCHEME;
import static io.freqwatch.discovery.TargetGroup.SCRAPE_INTERVAL;
import static io.freqwatch.discovery.TargetGroup.SCRAPE_TIMEOUT;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a job makes of the labels that discovery found: defaults first, then relabelling, then a
 * target. Source: prometheus/prometheus scrape, PopulateLabels.
 */
sealed interface DiscoveredTarget {
  /** Every label before relabelling, those that say how to scrape included. */
  Labels discovered();

  /** A target to scrape. */
  record Active(Labels discovered, Target target) implements DiscoveredTarget {}

  /** Relabelling dropped it. */
  record Dropped(Labels discovered) implements DiscoveredTarget {}

  /** Its labels make no target. */
  record Invalid(Labels discovered, String reason) implements DiscoveredTarget {}

  static DiscoveredTarget of(ScrapeOptions options, Labels found) {
    Labels discovered = withDefaults(options, found);
    Optional<Labels> relabelled = options.relabeling().apply(discovered);
    if (relabelled.isEmpty()) {
      return new Dropped(discovered);
    }
    try {
      return new Active(discovered, target(options, relabelled.get()));
    } catch (IllegalArgumentException e) {
      return new Invalid(discovered, String.valueOf(e.getMessage()));
    }
  }

  private static Labels withDefaults(ScrapeOptions options, Labels found) {
    Labels.Builder all =
        Labels.builder()
            .set("job", options.jobName())
            .set(SCRAPE_INTERVAL, PrometheusDuration.format(options.interval()))
            .set(SCRAPE_TIMEOUT, PrometheusDuration.format(options.timeout()))
            .set(SCHEME, options.scheme())
            .set(METRICS_PATH, options.metricsPath());
    options
        .params()
        .forEach(
            (name, values) ->
                all.set(PARAMETER_PREFIX + name, values.isEmpty() ? "" : values.get(0)));
    found.forEach(label -> all.set(label.name(), label.value()));
    return all.build();
  }

  private static Target target(ScrapeOptions options, Labels all) {
    URI uri = TargetAddress.of(options.params(), all);
    Duration interval = duration(all, SCRAPE_INTERVAL);
    Duration timeout = duration(all, SCRAPE_TIMEOUT);
    if (timeout.compareTo(interval) > 0) {
      throw new IllegalArgumentException(
          "%s %s is longer than %s %s"
              .formatted(
                  SCRAPE_TIMEOUT,
                  all.value(SCRAPE_TIMEOUT),
                  SCRAPE_INTERVAL,
                  all.value(SCRAPE_INTERVAL)));
    }
    return new Target(options.jobName(), attached(all), uri, interval, timeout);
  }

  private static Duration duration(Labels all, String name) {
    Duration duration = PrometheusDuration.parse(all.value(name));
    if (duration.isZero()) {
      throw new IllegalArgumentException(name + " is 0, expected more");
    }
    return duration;
  }

  /** What goes onto the samples: no label that says how to scrape, and an instance. */
  private static Labels attached(Labels all) {
    Labels.Builder labels = Labels.builder();
    for (Label label : all) {
      if (!label.name().startsWith("__")) {
        labels.add(label.name(), label.value());
      }
    }
    if (!all.has("instance")) {
      labels.add("instance", all.value(ADDRESS));
    }
    return labels.build();
  }
}
