package io.freqwatch.exporter;

import io.freqwatch.exporter.BotFacts.CandleTimes;
import io.freqwatch.freqtrade.api.PairCandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fresh the data of each pair is: by {@code new_candle} messages, and by asking for the last
 * candle of a few pairs in turn, those first that were looked at longest ago. Safe for use by many
 * threads.
 */
final class CandleWatch {
  private static final int MAX_PAIRS = LabelLimits.of("pair");

  private final Map<String, CandleTimes> times = new HashMap<>();
  private final Map<String, Long> lookedAt = new HashMap<>();
  private List<String> pairs = List.of();
  private long looks;

  /** Keeps to the pairs of the whitelist, at most as many as a family may show. */
  synchronized void watch(List<String> whitelist) {
    pairs = whitelist.stream().distinct().limit(MAX_PAIRS).toList();
    times.keySet().retainAll(pairs);
    lookedAt.keySet().retainAll(pairs);
  }

  /** The pairs to look at next. */
  synchronized List<String> next(int count) {
    List<String> byAge = new ArrayList<>(pairs);
    byAge.sort(Comparator.comparingLong(pair -> lookedAt.getOrDefault(pair, 0L)));
    return List.copyOf(byAge.subList(0, Math.min(count, byAge.size())));
  }

  synchronized int size() {
    return pairs.size();
  }

  synchronized void asked(String pair) {
    lookedAt.put(pair, ++looks);
  }

  synchronized void seen(String pair, PairCandle candle) {
    if (candle.candleMillis() != null && pairs.contains(pair)) {
      times.put(pair, new CandleTimes(candle.candleMillis(), candle.analyzedMillis()));
    }
  }

  /** The strategy has just got the candle that ended last. */
  synchronized void announced(String pair, long timeframeMillis, long nowMillis) {
    if (timeframeMillis <= 0 || !pairs.contains(pair)) {
      return;
    }
    long candle = nowMillis - nowMillis % timeframeMillis - timeframeMillis;
    CandleTimes before = times.get(pair);
    if (before == null || before.candleMillis() < candle) {
      times.put(pair, new CandleTimes(candle, before == null ? null : before.analyzedMillis()));
    }
  }

  synchronized Map<String, CandleTimes> times() {
    return Collections.unmodifiableMap(new TreeMap<>(times));
  }
}
