package io.freqwatch.scrape;

/**
 * How the last scrape of a target went.
 *
 * @param lastError empty when the scrape worked
 * @param lastScrapeMillis wall clock; 0 before the first one
 * @param samples how many samples the target exposed
 */
public record TargetStatus(
    Health health,
    String lastError,
    long lastScrapeMillis,
    double lastDurationSeconds,
    int samples) {
  static final TargetStatus UNKNOWN = new TargetStatus(Health.UNKNOWN, "", 0, 0, 0);

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
}
