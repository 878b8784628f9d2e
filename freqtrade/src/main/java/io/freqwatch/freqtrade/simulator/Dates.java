package io.freqwatch.freqtrade.simulator;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The ways Freqtrade writes moments and spans; all in UTC. */
final class Dates {
  private static final DateTimeFormatter NAIVE = formatter("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter ZULU = formatter("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'");
  private static final DateTimeFormatter SECONDS = formatter("yyyy-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter OFFSET = formatter("yyyy-MM-dd'T'HH:mm:ss.SSS'000+00:00'");
  private static final DateTimeFormatter LOCAL = formatter("yyyy-MM-dd'T'HH:mm:ss.SSS'000'");
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(UTC);
  private static final long SECONDS_PER_DAY = 86_400;

  private Dates() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(UTC);
  }

  /** The length of candles such as {@code 5m}; 0 where it is none. */
  static long timeframeMillis(String timeframe) {
    if (!timeframe.matches("\\d{1,4}[smhdw]")) {
      return 0;
    }
    long count = Long.parseLong(timeframe.substring(0, timeframe.length() - 1));
    return 1000
        * count
        * switch (timeframe.charAt(timeframe.length() - 1)) {
          case 's' -> 1;
          case 'm' -> 60;
          case 'h' -> 3600;
          case 'd' -> SECONDS_PER_DAY;
          default -> 7 * SECONDS_PER_DAY;
        };
  }

  /** {@code 2026-11-22 10:51:30}, without a zone. */
  static String naive(long millis) {
    return NAIVE.format(Instant.ofEpochMilli(millis));
  }

  /** {@code 2026-11-22T10:52:11.172000Z}. */
  static String zulu(long millis) {
    return ZULU.format(Instant.ofEpochMilli(millis));
  }

  /** {@code 2026-11-22T10:52:00Z}. */
  static String zuluSeconds(long millis) {
    return SECONDS.format(Instant.ofEpochMilli(millis));
  }

  /** {@code 2026-11-22T10:59:21.405000+00:00}, as in messages. */
  static String offset(long millis) {
    return OFFSET.format(Instant.ofEpochMilli(millis));
  }

  /** {@code 2026-11-22T10:57:20.119000}, as in messages that forget the zone. */
  static String local(long millis) {
    return LOCAL.format(Instant.ofEpochMilli(millis));
  }

  /** The form of the {@code Date} header. */
  static String http(long millis) {
    return HTTP.format(Instant.ofEpochMilli(millis));
  }

  static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), UTC);
  }

  static long millis(LocalDate day) {
    return day.atStartOfDay(UTC).toInstant().toEpochMilli();
  }

  /** {@code 16:45:10} or {@code 1 day, 2:03:04}. */
  static String span(long seconds) {
    long days = seconds / SECONDS_PER_DAY;
    long rest = seconds % SECONDS_PER_DAY;
    String clock = "%d:%02d:%02d".formatted(rest / 3600, rest / 60 % 60, rest % 60);
    return switch ((int) Math.min(days, 2)) {
      case 0 -> clock;
      case 1 -> "1 day, " + clock;
      default -> days + " days, " + clock;
    };
  }

  /** {@code 40 seconds ago}, {@code a minute ago}, {@code 3 days ago}. */
  static String ago(long seconds) {
    if (seconds < 10) {
      return "just now";
    }
    if (seconds < 60) {
      return seconds + " seconds ago";
    }
    return seconds < 3600
        ? counted(seconds / 60, "a minute", "minutes")
        : seconds < SECONDS_PER_DAY
            ? counted(seconds / 3600, "an hour", "hours")
            : counted(seconds / SECONDS_PER_DAY, "a day", "days");
  }

  private static String counted(long count, String one, String many) {
    return (count == 1 ? one : count + " " + many) + " ago";
  }
}
