package io.freqwatch.scrape;

/**
 * How many new series a target may still bring: so many an hour, refilled as time passes, all of
 * them at the start. Used by the loop's thread.
 */
final class NewSeriesBudget {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final int perHour;
  private double left;
  private long filledMillis;

  /**
   * @param perHour 0 means no limit
   */
  NewSeriesBudget(int perHour) {
    this.perHour = perHour;
    this.left = perHour;
  }

  /** Adds what has become free since the last time; a clock that went back adds nothing. */
  void refill(long nowMillis) {
    long passed = filledMillis == 0 ? 0 : Math.max(0, nowMillis - filledMillis);
    left = Math.min(perHour, left + passed / MILLIS_PER_HOUR * perHour);
    filledMillis = nowMillis;
  }

  /** Takes one; false where there is none. */
  boolean take() {
    if (perHour == 0) {
      return true;
    }
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
