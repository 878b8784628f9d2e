package io.freqwatch.app;

import io.freqwatch.model.PrometheusDuration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Times and durations on the command line and in tables. */
final class MomentOption {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private MomentOption() {}

  /** The moment that an option names, if it is given. */
  static Optional<Instant> moment(ParseResult arguments, String option) {
    String text = arguments.matchedOptionValue(option, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(option, text));
  }

  private static Instant parse(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException ignored) { // the failure says what was expected
      throw new CommandFailure(
          ExitCode.WRONG_USE,
          option + ": found " + text + ", expected a time such as 2026-01-31T18:00:00Z");
    }
  }

  /** The duration that an option names, if it is given. */
  static Optional<Duration> duration(ParseResult arguments, String option) {
    String text = arguments.matchedOptionValue(option, "");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(PrometheusDuration.parse(text));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, option + ": found " + text + ", expected a duration such as 1h30m");
    }
  }

  /** A time of the API as people read it. */
  static String shown(String time) {
    try {
      return SHOWN.format(OffsetDateTime.parse(time));
    } catch (DateTimeException ignored) { // then as it came
      return time;
    }
  }
}
