package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Profit;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the next step of the {@link LedgerSync} when the bot can bear it. One thread. */
final class LedgerRound {
  private final Asking asking;
  private final BotMemory memory;
  private final LedgerSync ledger;
  private volatile @Nullable LedgerSummary summary;

  LedgerRound(Asking asking, BotMemory memory, LedgerSync ledger) {
    this.asking = asking;
    this.memory = memory;
    this.ledger = ledger;
  }

  /** The trades so far; null until all were read once. Any thread. */
  @Nullable LedgerSummary summary() {
    return summary;
  }

  /** Every closed trade; null until all were read once. Any thread. */
  @Nullable List<Past.Result> results() {
    return ledger.results();
  }

  /** Makes at most one call; answers whether the summary changed. */
  boolean run() throws InterruptedException {
    Profit profit = memory.readings().find(ReadEndpoint.PROFIT, Profit.class);
    Long trades = profit == null ? null : profit.closedTradeCount();
    return trades != null && run(trades);
  }

  private boolean run(long trades) throws InterruptedException {
    boolean done =
        switch (ledger.next(trades)) {
          case NONE -> false;
          case TRADE -> canAsk(ReadEndpoint.TRADE) && asking.attempt(ledger::readEnded);
          case PAGE ->
              canAsk(ReadEndpoint.TRADES)
                  && asking.attempt(reader -> ledger.readPage(reader, trades));
        };
    if (done) {
      summary = ledger.summary();
    }
    return done;
  }

  private boolean canAsk(ReadEndpoint endpoint) {
    return !asking.reader().untilNextCall(endpoint).isPositive();
  }
}
