package io.freqwatch.scrape;

import java.util.Optional;

/**
 * How the last scrape of a target went.
 *
 * @param cause why the scrape failed; empty when it worked
 * @param lastError for a person; empty when the scrape worked
 * @param lastScrapeMillis wall clock; 0 before the first one
 * @param samples how many samples the target exposed
 * @param refused new series that were refused since too many had come
 */
public record TargetStatus(
    Health health,
    Optional<ScrapeFailure.Cause> cause,
    String lastError,
    long lastScrapeMillis,
    double lastDurationSeconds,
    int samples,
    RefusedSeries refused) {
  static final TargetStatus UNKNOWN =
      new TargetStatus(Health.UNKNOWN, Optional.empty(), "", 0, 0, 0, RefusedSeries.NONE);

  /** As the API of Prometheus names it. */
  public enum Health {
    UNKNOWN("unknown"),
    UP("up"),
    DOWN("down");

    private final String text;

    Health(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** What a person should know of the target: its error, or that series of it are refused. */
  public String complaint() {
    return lastError.isEmpty() ? refused.sentence() : lastError;
  }
}
