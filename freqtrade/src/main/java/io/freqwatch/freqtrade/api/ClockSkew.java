package io.freqwatch.freqtrade.api;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.lifecycle.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the {@code Date} of a bot's answers with our clock. Safe for use by many threads. */
final class ClockSkew {
  private static final long HALF_A_SECOND_MILLIS = 500;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long PAUSE_NANOS = 5_000_000_000L;

  private final Clock clock;
  private volatile @Nullable Long millis;
  private volatile long comparedNanos;

  ClockSkew(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes an answer that has just come; the header says whole seconds, of the middle of the call.
   * Answers soon after one that was compared are passed over: a clock does not run away in seconds.
   */
  void answered(HttpAnswer answer) {
    if (millis == null || clock.monotonicNanos() - comparedNanos >= PAUSE_NANOS) {
      compare(answer);
    }
  }

  private void compare(HttpAnswer answer) {
    comparedNanos = clock.monotonicNanos();
    Optional<Instant> date = answer.header("Date").flatMap(ClockSkew::parsed);
    if (date.isPresent()) {
      long sentMillis = clock.wallMillis() - answer.durationNanos() / NANOS_PER_MILLI / 2;
      millis = date.get().toEpochMilli() + HALF_A_SECOND_MILLIS - sentMillis;
    }
  }

  @Nullable Long millis() {
    return millis;
  }

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
