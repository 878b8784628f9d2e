package io.freqwatch.freqtrade.simulator;

import java.util.Locale;
import java.util.Optional;

/** What can be wrong with a simulated bot. */
public enum FaultKind {
  SLOW(3, false, "answers come late, by so many seconds"),
  HANG(0, false, "connections are accepted and never answered"),
  UNAUTHORIZED(0, false, "every login is refused with 401"),
  ERROR(0, false, "every answer is an internal error, 500"),
  MALFORMED(0, false, "answers are broken JSON, HTML or of wrong types, in turn"),
  STOPPED(0, false, "the trader is stopped, the API answers"),
  STUCK(600, false, "the loop hangs since so many seconds, the API answers"),
  FROZEN_CANDLES(21_600, false, "no new candles arrive since so many seconds"),
  CRASH(0, false, "the process is gone, its port refuses"),
  CLOCK_SKEW(7200, false, "the bot's clock is wrong by so many seconds"),
  WEBSERVER(0, false, "the process runs in webserver mode, without a trader"),
  SUDDEN_LOSS(0.15, true, "one trade loses such a share of the equity"),
  RELOAD(0, true, "the bot reloads its configuration");

  private final double defaultAmount;
  private final boolean momentary;
  private final String description;

  FaultKind(double defaultAmount, boolean momentary, String description) {
    this.defaultAmount = defaultAmount;
    this.momentary = momentary;
    this.description = description;
  }

  /** The kind of a name such as {@code clock_skew}. */
  public static Optional<FaultKind> named(String name) {
    for (FaultKind kind : values()) {
      if (kind.toString().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  double defaultAmount() {
    return defaultAmount;
  }

  /** Whether it happens once, and there is nothing to clear. */
  boolean isMomentary() {
    return momentary;
  }

  String description() {
    return description;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
