package io.freqwatch.exporter;

import io.freqwatch.lifecycle.Clock;

/** What is counted and compared of one bot. */
record BotTallies(
    TradeTally trades, LedgerSync ledger, CandleWatch candles, ReloadWatch reload, LogTally logs) {

  static BotTallies of(Clock clock, CounterBook counters) {
    TradeTally trades = new TradeTally(counters, clock.wallMillis());
    return new BotTallies(
        trades,
        new LedgerSync(clock, trades::closed),
        new CandleWatch(),
        new ReloadWatch(clock, counters),
        new LogTally(counters));
  }
}
