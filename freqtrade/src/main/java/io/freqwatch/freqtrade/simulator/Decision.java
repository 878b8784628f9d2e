package io.freqwatch.freqtrade.simulator;

/** What a strategy wants to do with an open trade. */
sealed interface Decision {
  Hold HOLD = new Hold();

  record Hold() implements Decision {}

  /** Enlarge the position by one more stake. */
  record Add(String tag) implements Decision {}

  /** Take profit on a share of the position. */
  record Reduce(double share, String tag) implements Decision {}

  record Leave(String reason) implements Decision {}
}
