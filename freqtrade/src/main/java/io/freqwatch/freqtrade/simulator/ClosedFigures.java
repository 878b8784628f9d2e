package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums over closed trades. Profits are units; a trade that is neither won nor lost counts as won.
 */
record ClosedFigures(
    int trades,
    int wins,
    long profit,
    long winProfit,
    long lossProfit,
    double ratioSum,
    long durationMillis,
    Map<Pair, long[]> byPair) {

  static ClosedFigures of(List<Trade> closed) {
    int wins = 0;
    long winProfit = 0;
    long lossProfit = 0;
    double ratioSum = 0;
    long duration = 0;
    Map<Pair, long[]> byPair = new HashMap<>();
    for (Trade trade : closed) {
      boolean won = trade.realized() >= 0;
      wins += won ? 1 : 0;
      winProfit += won ? trade.realized() : 0;
      lossProfit += won ? 0 : -trade.realized();
      ratioSum += trade.closeRatio();
      duration += trade.closeMillis() - trade.openMillis;
      long[] sums = byPair.computeIfAbsent(trade.pair, _ -> new long[2]);
      sums[0] += trade.realized();
      sums[1] += trade.enteredStake();
    }
    long profit = winProfit - lossProfit;
    return new ClosedFigures(
        closed.size(), wins, profit, winProfit, lossProfit, ratioSum, duration, byPair);
  }

  int losses() {
    return trades - wins;
  }

  double winRate() {
    return trades == 0 ? 0 : (double) wins / trades;
  }

  /** What was won for each unit lost; infinite without a loss, as Freqtrade has it. */
  double profitFactor() {
    return lossProfit == 0 ? Double.POSITIVE_INFINITY : (double) winProfit / lossProfit;
  }

  private double meanWin() {
    return wins == 0 ? 0 : (double) winProfit / wins;
  }

  private double meanLoss() {
    return losses() == 0 ? 0 : (double) lossProfit / losses();
  }

  /** Units to expect of one trade. */
  double expectancy() {
    return trades == 0 ? 0 : winRate() * meanWin() - (1 - winRate()) * meanLoss();
  }

  /** Expectancy against the mean loss; 100 without a loss. */
  double expectancyRatio() {
    return meanLoss() == 0 ? 100 : (1 + meanWin() / meanLoss()) * winRate() - 1;
  }

  long meanDurationSeconds() {
    return trades == 0 ? 0 : durationMillis / trades / 1000;
  }

  double meanRatio() {
    return trades == 0 ? 0 : ratioSum / trades;
  }

  /** The pair that won most. */
  Optional<Pair> bestPair() {
    return best().map(Map.Entry::getKey);
  }

  /** Profit and stakes of the pair that won most. */
  long[] bestSums() {
    return best().map(Map.Entry::getValue).orElse(new long[2]);
  }

  private Optional<Map.Entry<Pair, long[]>> best() {
    return byPair.entrySet().stream()
        .max(Map.Entry.comparingByValue((a, b) -> Long.compare(a[0], b[0])));
  }
}
