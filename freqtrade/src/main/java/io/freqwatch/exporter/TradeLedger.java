package io.freqwatch.exporter;

import io.freqwatch.exporter.LedgerSummary.StrategyResult;
import io.freqwatch.freqtrade.api.ClosedTrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The closed trades of one bot, by time of closing. Finite. Safe for use by many threads. */
final class TradeLedger {
  /** More than any bot seen; 10 MB. */
  static final int LIMIT = 200_000;

  private static final Comparator<Entry> BY_CLOSE =
      Comparator.comparingLong(Entry::closeMillis).thenComparingLong(Entry::tradeId);

  private final List<Entry> entries = new ArrayList<>();
  private final Set<Long> ids = new HashSet<>();
  private boolean sorted = true;

  private record Entry(long tradeId, long closeMillis, double profit, String strategy) {}

  synchronized int size() {
    return entries.size();
  }

  /** Adds a trade; answers whether it was new, closed and complete. */
  synchronized boolean add(ClosedTrade trade) {
    Long id = trade.tradeId();
    Long closed = trade.closeMillis();
    Double profit = trade.profit();
    if (id == null || closed == null || profit == null || entries.size() >= LIMIT) {
      return false;
    }
    if (Boolean.TRUE.equals(trade.isOpen()) || !ids.add(id)) {
      return false;
    }
    String strategy = trade.strategy() == null ? "" : trade.strategy().intern();
    entries.add(new Entry(id, closed, profit, strategy));
    sorted = false;
    return true;
  }

  synchronized LedgerSummary summary() {
    sort();
    double profit = 0;
    double peak = 0;
    int losses = 0;
    Map<String, StrategyResult> strategies = new HashMap<>();
    for (Entry entry : entries) {
      profit += entry.profit();
      peak = Math.max(peak, profit);
      losses = entry.profit() < 0 ? losses + 1 : 0;
      strategies.merge(
          entry.strategy(), new StrategyResult(1, entry.profit()), StrategyResult::plus);
    }
    return new LedgerSummary(entries.size(), losses, profit, peak, Map.copyOf(strategies));
  }

  synchronized List<Past.Result> results() {
    return entries.stream()
        .map(entry -> new Past.Result(entry.closeMillis(), entry.profit()))
        .toList();
  }

  private void sort() {
    if (!sorted) {
      entries.sort(BY_CLOSE);
      sorted = true;
    }
  }
}
