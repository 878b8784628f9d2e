package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.BridgeNoise;

/**
 * How a bot's luck runs: the capital it should have at any moment, as a multiple of what it started
 * with. Entries are chosen so that the books follow it, which gives every bot a course of its own
 * with gains and drawdowns, without a single invented price.
 */
final class Fortune {
  private static final double DAILY_DEVIATION = 0.009;
  private static final double MILLIS_PER_DAY = 86_400_000;

  private final BridgeNoise noise;
  private final double dailyGrowth;
  private final long startMillis;
  private double shift;

  /**
   * @param dailyGrowth mean change per day, as a share of the starting capital
   */
  Fortune(long seed, double dailyGrowth, long startMillis) {
    this.noise = new BridgeNoise(seed, DAILY_DEVIATION, 0.03);
    this.dailyGrowth = dailyGrowth;
    this.startMillis = startMillis;
    this.shift = -noise.at(startMillis);
  }

  double target(long millis) {
    double days = (millis - startMillis) / MILLIS_PER_DAY;
    return Math.max(0.3, 1 + dailyGrowth * days + noise.at(millis) + shift);
  }

  /** Moves the whole further course, after a blow of fate. */
  void shift(double ratio) {
    shift += ratio;
  }
}
