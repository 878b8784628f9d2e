package io.freqwatch.app;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Times on the command line: RFC 3339 or seconds since 1970. */
final class TimeArgument {
  private static final int MILLIS_PER_SECOND = 1_000;

  private TimeArgument() {}

  /**
   * The time in milliseconds since 1970.
   *
   * @throws CommandFailure naming the option where the text is none
   */
  static long millis(String option, String text) {
    try {
      return Math.round(Double.parseDouble(text) * MILLIS_PER_SECOND);
    } catch (NumberFormatException notSeconds) {
      return instant(option, text);
    }
  }

  private static long instant(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.WRONG_USE,
          option
              + ": found \""
              + text
              + "\", expected a time such as 2026-01-31T00:00:00Z or seconds since 1970");
    }
  }
}
