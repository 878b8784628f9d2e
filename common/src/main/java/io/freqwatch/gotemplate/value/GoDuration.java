package io.freqwatch.gotemplate.value;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Go's {@code time.Duration}: nanoseconds, of which there are 292 years. */
public final class GoDuration {
  /** The time that Go's {@code time.Time} holds before it is set. */
  public static final ZonedDateTime ZERO_TIME =
      ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private GoDuration() {}

  /** The duration as a value; what is too long becomes the longest there is. */
  public static GoValue of(Duration duration) {
    return new GoValue.Int(nanos(duration), GoType.DURATION);
  }

  /** The time from one moment to another. */
  public static GoValue between(ZonedDateTime from, ZonedDateTime to) {
    return of(Duration.between(from.toInstant(), to.toInstant()));
  }

  private static long nanos(Duration duration) {
    if (duration.abs().compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return duration.toNanos();
  }
}
