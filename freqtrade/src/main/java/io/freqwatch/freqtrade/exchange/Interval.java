package io.freqwatch.freqtrade.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The lengths of candles that the exchange knows; weeks begin on Monday, all is UTC. */
enum Interval {
  SECOND("1s", Duration.ofSeconds(1)),
  MINUTE("1m", Duration.ofMinutes(1)),
  MINUTES_3("3m", Duration.ofMinutes(3)),
  MINUTES_5("5m", Duration.ofMinutes(5)),
  MINUTES_15("15m", Duration.ofMinutes(15)),
  MINUTES_30("30m", Duration.ofMinutes(30)),
  HOUR("1h", Duration.ofHours(1)),
  HOURS_2("2h", Duration.ofHours(2)),
  HOURS_4("4h", Duration.ofHours(4)),
  HOURS_6("6h", Duration.ofHours(6)),
  HOURS_8("8h", Duration.ofHours(8)),
  HOURS_12("12h", Duration.ofHours(12)),
  DAY("1d", Duration.ofDays(1)),
  DAYS_3("3d", Duration.ofDays(3)),
  WEEK("1w", Duration.ofDays(7)),
  MONTH("1M", Duration.ofDays(31));

  /** 1970 began on a Thursday. */
  private static final long FIRST_MONDAY = Duration.ofDays(4).toMillis();

  private final String text;
  private final long millis;

  Interval(String text, Duration length) {
    this.text = text;
    this.millis = length.toMillis();
  }

  static Optional<Interval> named(String text) {
    for (Interval interval : values()) {
      if (interval.text.equals(text)) {
        return Optional.of(interval);
      }
    }
    return Optional.empty();
  }

  /** When the candle of a moment opened. */
  long openOf(long moment) {
    return this == MONTH ? open(monthOf(moment)) : floor(moment, this == WEEK ? FIRST_MONDAY : 0);
  }

  /** When the candle after one opens. */
  long after(long open) {
    return this == MONTH ? open(monthOf(open).plusMonths(1)) : open + millis;
  }

  private long floor(long moment, long origin) {
    return Math.floorDiv(moment - origin, millis) * millis + origin;
  }

  private static YearMonth monthOf(long moment) {
    return YearMonth.from(Instant.ofEpochMilli(moment).atOffset(ZoneOffset.UTC));
  }

  private static long open(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @Override
  public String toString() {
    return text;
  }
}
