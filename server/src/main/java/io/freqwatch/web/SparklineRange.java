package io.freqwatch.web;

import java.util.Optional;

/** The spans of time that small charts show, each in {@value #POINTS} points. */
enum SparklineRange {
  DAY("24h", 24),
  WEEK("7d", 7 * 24),
  MONTH("30d", 30 * 24),
  QUARTER("90d", 90 * 24);

  static final int POINTS = 96;

  private static final long HOUR_MILLIS = 3_600_000;

  private final String text;
  private final long stepMillis;

  SparklineRange(String text, long hours) {
    this.text = text;
    this.stepMillis = hours * HOUR_MILLIS / POINTS;
  }

  long stepMillis() {
    return stepMillis;
  }

  static Optional<SparklineRange> of(String text) {
    for (SparklineRange range : values()) {
      if (range.text.equals(text)) {
        return Optional.of(range);
      }
    }
    return Optional.empty();
  }
}
