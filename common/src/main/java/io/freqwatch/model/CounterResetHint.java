package io.freqwatch.model;

/** What is known of a histogram against the sample before it in its series. */
public enum CounterResetHint {
  /** Nothing: compare the two. */
  UNKNOWN,
  /** The counts began anew. */
  RESET,
  /** The counts went on. */
  NOT_RESET,
  /** The counts may fall at any time; there are no resets. */
  GAUGE
}
