package io.freqwatch.web.external;

import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.RefusedSeries;
import io.freqwatch.scrape.ScrapeFailure;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.Target;
import io.freqwatch.scrape.TargetStatus;
import io.freqwatch.scrape.TargetStatus.Health;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A target as {@code /api/v1/targets} describes it. */
final class ExternalTarget {
  private static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  /** What Go says of a scrape that failed, and what that means. */
  private static final Map<String, ScrapeFailure.Cause> CAUSES =
      Map.of(
          "connection refused", ScrapeFailure.Cause.REFUSED,
          "no such host", ScrapeFailure.Cause.UNKNOWN_HOST,
          "deadline exceeded", ScrapeFailure.Cause.TIMEOUT,
          "server returned HTTP status", ScrapeFailure.Cause.STATUS,
          "tls:", ScrapeFailure.Cause.TLS,
          "x509:", ScrapeFailure.Cause.TLS,
          "EOF", ScrapeFailure.Cause.UNREACHED,
          "no route to host", ScrapeFailure.Cause.UNREACHED);

  private ExternalTarget() {}

  /**
   * @param samples how many samples targets gave, by their labels
   */
  static ActiveTarget of(JsonNode node, Map<Labels, Integer> samples) {
    Labels labels = labels(node.path("labels"));
    String job = node.path("scrapePool").asString(labels.value("job"));
    Duration interval = duration(node.path("scrapeInterval"), USUAL_INTERVAL);
    Duration timeout = duration(node.path("scrapeTimeout"), USUAL_TIMEOUT);
    return new ActiveTarget(
        ScrapeOptions.of(job.isEmpty() ? "unnamed" : job),
        new Target(job, labels, uri(node.path("scrapeUrl").asString("")), interval, timeout),
        labels(node.path("discoveredLabels")),
        status(node, samples.getOrDefault(labels, 0)),
        Map.of());
  }

  private static TargetStatus status(JsonNode node, int samples) {
    String error = node.path("lastError").asString("");
    return new TargetStatus(
        health(node.path("health").asString("")),
        cause(error),
        error,
        millis(node.path("lastScrape").asString("")),
        node.path("lastScrapeDuration").asDouble(0),
        samples,
        new RefusedSeries(0, 0, "", 0));
  }

  private static Health health(String text) {
    return switch (text) {
      case "up" -> Health.UP;
      case "down" -> Health.DOWN;
      default -> Health.UNKNOWN;
    };
  }

  private static Optional<ScrapeFailure.Cause> cause(String error) {
    return CAUSES.entrySet().stream()
        .filter(each -> error.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static Labels labels(JsonNode node) {
    Labels.Builder labels = Labels.builder();
    node.properties().forEach(label -> labels.set(label.getKey(), label.getValue().asString("")));
    return labels.build();
  }

  private static Duration duration(JsonNode node, Duration fallback) {
    try {
      return PrometheusDuration.parse(node.asString(""));
    } catch (IllegalArgumentException ignored) { // servers of other makes may leave it out
      return fallback;
    }
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException ignored) { // it is shown, and never called
      return URI.create("");
    }
  }

  /** 0 where it was never scraped, which Go says as the year 1. */
  private static long millis(String time) {
    try {
      return Math.max(0, OffsetDateTime.parse(time).toInstant().toEpochMilli());
    } catch (DateTimeException ignored) { // servers of other makes may leave it out
      return 0;
    }
  }
}
