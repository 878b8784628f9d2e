package io.freqwatch.exporter;

import io.freqwatch.exporter.LedgerSummary.StrategyResult;
import io.freqwatch.freqtrade.api.ClosedTrade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The closed trades of one bot. They stay for good and are many, so they lie in columns, ordered by
 * trade id: 26 bytes for each, where objects and a set of ids would take 90. Finite. Safe for use
 * by many threads.
 */
final class TradeLedger {
  /** More than any bot seen; 5 MB. */
  static final int LIMIT = 200_000;

  private final List<String> strategies = new ArrayList<>();
  private int size;
  private long[] tradeIds = new long[64];
  private long[] closeMillis = new long[64];
  private double[] profits = new double[64];
  private char[] strategyIndexes = new char[64];

  synchronized int size() {
    return size;
  }

  /** Adds a trade; answers whether it was new, closed and complete. */
  synchronized boolean add(ClosedTrade trade) {
    Long id = trade.tradeId();
    Long closed = trade.closeMillis();
    Double profit = trade.profit();
    if (id == null || closed == null || profit == null || size >= LIMIT) {
      return false;
    }
    int found = Arrays.binarySearch(tradeIds, 0, size, id);
    if (Boolean.TRUE.equals(trade.isOpen()) || found >= 0) {
      return false;
    }
    int row = -found - 1;
    makeRoom(row);
    tradeIds[row] = id;
    closeMillis[row] = closed;
    profits[row] = profit;
    strategyIndexes[row] = strategyIndex(trade.strategy() == null ? "" : trade.strategy());
    return true;
  }

  private void makeRoom(int row) {
    if (size == tradeIds.length) {
      int capacity = size + size / 4;
      tradeIds = Arrays.copyOf(tradeIds, capacity);
      closeMillis = Arrays.copyOf(closeMillis, capacity);
      profits = Arrays.copyOf(profits, capacity);
      strategyIndexes = Arrays.copyOf(strategyIndexes, capacity);
    }
    int behind = size - row;
    System.arraycopy(tradeIds, row, tradeIds, row + 1, behind);
    System.arraycopy(closeMillis, row, closeMillis, row + 1, behind);
    System.arraycopy(profits, row, profits, row + 1, behind);
    System.arraycopy(strategyIndexes, row, strategyIndexes, row + 1, behind);
    size++;
  }

  /** Past the last index that a column can hold, strategies count as that last one. */
  private char strategyIndex(String strategy) {
    int index = strategies.indexOf(strategy);
    if (index < 0 && strategies.size() <= Character.MAX_VALUE) {
      strategies.add(strategy);
    }
    return (char) (index < 0 ? strategies.size() - 1 : index);
  }

  synchronized LedgerSummary summary() {
    double profit = 0;
    double peak = 0;
    int losses = 0;
    Map<String, StrategyResult> results = new HashMap<>();
    for (int row : rowsByClose()) {
      profit += profits[row];
      peak = Math.max(peak, profit);
      losses = profits[row] < 0 ? losses + 1 : 0;
      results.merge(
          strategies.get(strategyIndexes[row]),
          new StrategyResult(1, profits[row]),
          StrategyResult::plus);
    }
    return new LedgerSummary(size, losses, profit, peak, Map.copyOf(results));
  }

  /** By time of closing, then by id, which is the order of the rows. */
  private int[] rowsByClose() {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingLong(row -> closeMillis[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  synchronized List<Past.Result> results() {
    return IntStream.range(0, size)
        .mapToObj(row -> new Past.Result(closeMillis[row], profits[row]))
        .toList();
  }
}
