package io.freqwatch.alertmanager.core;

import io.freqwatch.alertmanager.alert.Silence;
import java.time.Instant;
import java.util.Comparator;

/** The rules of silences: what of one may be changed, and in which order they are listed. */
public final class Silences {
  private Silences() {}

  /**
   * Whether a silence can become another one and keep its id: what it silences, and since when,
   * does not change once it is active.
   */
  public static boolean canBecome(Silence known, Silence changed, Instant now) {
    if (!known.matchers().equals(changed.matchers())) {
      return false;
    }
    return switch (known.stateAt(now)) {
      case ACTIVE -> known.startsAt().equals(changed.startsAt()) && !changed.endsAt().isBefore(now);
      case PENDING -> !changed.startsAt().isBefore(now);
      case EXPIRED -> false;
    };
  }

  /** A silence as it is when a person ends it now; one that has not begun never will. */
  public static Silence expired(Silence known, Instant now) {
    return switch (known.stateAt(now)) {
      case EXPIRED -> known;
      case ACTIVE -> known.withTimes(known.startsAt(), now, now);
      case PENDING -> known.withTimes(now, now, now);
    };
  }

  /** Active ones by their end, then pending ones by their start, then the others, latest first. */
  public static Comparator<Silence> listed(Instant now) {
    return Comparator.comparingInt((Silence silence) -> place(silence, now))
        .thenComparing((a, b) -> compareLike(a, b, now));
  }

  private static int place(Silence silence, Instant now) {
    return switch (silence.stateAt(now)) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case EXPIRED -> 2;
    };
  }

  private static int compareLike(Silence a, Silence b, Instant now) {
    return switch (a.stateAt(now)) {
      case ACTIVE -> a.endsAt().compareTo(b.endsAt());
      case PENDING -> a.startsAt().compareTo(b.startsAt());
      case EXPIRED -> b.endsAt().compareTo(a.endsAt());
    };
  }
}
