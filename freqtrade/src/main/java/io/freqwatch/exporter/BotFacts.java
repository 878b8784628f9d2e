package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ReadEndpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the exporter has gathered itself, beside the bot's answers. Immutable.
 *
 * @param ledger null until the closed trades are read
 * @param candles by pair
 * @param lastErrorMillis when the bot last logged an error
 * @param equityChanges ratios of the last minute, hour, day and month, by the original's names
 * @param entryMoney the most that open entry orders have held since the balance was read
 */
record BotFacts(
    CounterBook.Counts counts,
    CallBook.Calls calls,
    @Nullable LedgerSummary ledger,
    Map<String, BotFacts.CandleTimes> candles,
    @Nullable Long lastErrorMillis,
    Map<String, Double> equityChanges,
    double entryMoney) {
  static final BotFacts NONE =
      new BotFacts(CounterBook.Counts.NONE, CallBook.Calls.NONE, null, Map.of(), null, Map.of(), 0);

  /**
   * The times of one pair's data.
   *
   * @param candleMillis begin of the newest candle
   * @param analyzedMillis when the strategy last looked; null where only an event told of the
   *     candle
   */
  record CandleTimes(long candleMillis, @Nullable Long analyzedMillis) {}

  /** When an endpoint last gave a usable answer, in milliseconds. */
  Map<ReadEndpoint, Long> lastSuccess() {
    return calls.lastSuccess();
  }
}
