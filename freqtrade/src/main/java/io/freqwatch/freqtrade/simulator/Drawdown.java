package io.freqwatch.freqtrade.simulator;

import java.util.List;

/**
 * How far the realised profit fell from its highest point, at worst and now; amounts in units.
 *
 * @param highMillis when the worst fall began; 0 when there was none
 * @param lowMillis when it was deepest
 * @param currentHigh realised profit at the last highest point
 */
record Drawdown(
    long worst,
    double worstRatio,
    long highMillis,
    long lowMillis,
    long current,
    double currentRatio,
    long currentHigh,
    long currentHighMillis) {

  static Drawdown of(List<Trade> closed, long startingCapital) {
    Fall fall = new Fall(startingCapital);
    closed.forEach(fall::add);
    return fall.toDrawdown();
  }

  /** Follows the profit trade by trade. */
  private static final class Fall {
    private final long startingCapital;
    private long profit;
    private long high;
    private long highMillis;
    private long worst;
    private long worstHigh;
    private long worstHighMillis;
    private long worstLowMillis;

    Fall(long startingCapital) {
      this.startingCapital = startingCapital;
    }

    void add(Trade trade) {
      profit += trade.realized();
      if (profit > high || highMillis == 0) {
        high = Math.max(profit, 0);
        highMillis = trade.closeMillis();
      }
      if (high - profit > worst) {
        worst = high - profit;
        worstHigh = high;
        worstHighMillis = highMillis;
        worstLowMillis = trade.closeMillis();
      }
    }

    Drawdown toDrawdown() {
      long current = high - profit;
      return new Drawdown(
          worst,
          ratio(worst, worstHigh),
          worstHighMillis,
          worstLowMillis,
          current,
          ratio(current, high),
          high,
          highMillis);
    }

    private double ratio(long fall, long from) {
      return (double) fall / (startingCapital + from);
    }
  }
}
