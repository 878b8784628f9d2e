package io.freqwatch.freqtrade.simulator;

import java.time.Duration;
import java.util.List;

/** Locks pairs after losses: a cooldown for the pair, and a pause for all after several. */
final class Protections {
  private static final long COOLDOWN_MILLIS = Duration.ofMinutes(4).toMillis();
  private static final long GUARD_MILLIS = Duration.ofMinutes(3).toMillis();
  private static final long GUARD_WINDOW_MILLIS = Duration.ofMinutes(60).toMillis();
  private static final int GUARD_LIMIT = 4;

  private final Ledger ledger;
  private final PairLocks locks;
  private final TradeEvents events;

  Protections(Ledger ledger, PairLocks locks, TradeEvents events) {
    this.ledger = ledger;
    this.locks = locks;
    this.events = events;
  }

  void afterClose(Trade trade, long millis) {
    if (trade.realized() < 0) {
      lock(trade.pair.symbol(), "Cooldown period for 4 min.", millis, COOLDOWN_MILLIS);
    }
    if (isStoploss(trade) && stoplosses(millis) % GUARD_LIMIT == 0) {
      String reason = GUARD_LIMIT + " stoplosses in 60 min, locking for 3 min.";
      lock("*", reason, millis, GUARD_MILLIS);
    }
  }

  private void lock(String pair, String reason, long millis, long length) {
    events.locked(locks.add(pair, "*", reason, millis, millis + length));
  }

  private int stoplosses(long millis) {
    List<Trade> closed = ledger.closed();
    int count = 0;
    for (int i = closed.size() - 1; i >= 0; i--) {
      Trade trade = closed.get(i);
      if (trade.closeMillis() < millis - GUARD_WINDOW_MILLIS) {
        break;
      }
      count += isStoploss(trade) ? 1 : 0;
    }
    return count;
  }

  private static boolean isStoploss(Trade trade) {
    return trade.exitReason().filter("stop_loss"::equals).isPresent();
  }
}
