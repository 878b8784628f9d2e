package io.freqwatch.exporter;

import java.util.Map;

/**
 * What the closed trades of a bot tell together. Immutable.
 *
 * @param consecutiveLosses lost in a row up to the latest
 * @param realizedProfit of all
 * @param peakProfit the highest that {@code realizedProfit} ever was, at least 0
 */
record LedgerSummary(
    int trades,
    int consecutiveLosses,
    double realizedProfit,
    double peakProfit,
    Map<String, StrategyResult> strategies) {

  record StrategyResult(int trades, double profit) {
    StrategyResult plus(StrategyResult other) {
      return new StrategyResult(trades + other.trades, profit + other.profit);
    }
  }

  double currentDrawdown() {
    return peakProfit - realizedProfit;
  }
}
