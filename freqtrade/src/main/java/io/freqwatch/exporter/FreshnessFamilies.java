package io.freqwatch.exporter;

import io.freqwatch.exporter.BotFacts.CandleTimes;
import java.util.Map;

/** How old the candles are that the strategy works with. */
final class FreshnessFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    if (!snapshot.condition().known()) {
      return;
    }
    Map<String, CandleTimes> candles = snapshot.facts().candles();
    candles.forEach(
        (pair, times) -> {
          families.addTime("freqtrade_candle_timestamp_seconds", times.candleMillis(), pair);
          families.addTime("freqtrade_analysis_timestamp_seconds", times.analyzedMillis(), pair);
        });
    candles.values().stream()
        .mapToLong(CandleTimes::candleMillis)
        .min()
        .ifPresent(oldest -> families.addTime("freqtrade_candle_oldest_timestamp_seconds", oldest));
  }
}
