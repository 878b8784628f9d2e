package io.freqwatch.freqtrade.simulator;

/**
 * A stop that follows the price.
 *
 * @param positive distance once the offset is reached
 * @param offset profit from which it follows
 */
record Trailing(boolean active, double positive, double offset) {
  static final Trailing OFF = new Trailing(false, 0, 0);
}
