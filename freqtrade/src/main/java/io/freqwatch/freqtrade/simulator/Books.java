package io.freqwatch.freqtrade.simulator;

import java.util.function.ToLongFunction;

/**
 * Ledger and wallet at the rates of one moment; every sum that answers show comes from here. The
 * wallet starts with the starting capital, pays for what is bound in positions and gets what closed
 * trades bring, so equity is always starting capital plus all profit, to the last unit.
 */
record Books(BotProfile profile, Ledger ledger, Rates rates) {
  long openProfit(Trade trade) {
    return trade.totalProfit(rates.of(trade.pair), rates.millis());
  }

  long positionProfit(Trade trade) {
    return trade.positionProfit(rates.of(trade.pair), rates.millis());
  }

  double positionRatio(Trade trade) {
    return trade.positionRatio(rates.of(trade.pair), rates.millis());
  }

  /** Closed trades, realised parts of open ones, and positions at the rates. */
  long allProfit() {
    return ledger.closedProfit() + sum(this::openProfit);
  }

  /** What the wallet holds of the stake currency, orders set aside included. */
  long cash() {
    long won = ledger.closedProfit() + sum(Trade::realized);
    return profile.startingCapital() + won - sum(Trade::boundMoney);
  }

  /** What is set aside for entry orders that are not filled. */
  long reserved() {
    return sum(Trade::reservedMoney);
  }

  /** What may be staked. */
  long free() {
    return cash() - reserved();
  }

  /** What a position would put into the wallet if it ended now. */
  long positionValue(Trade trade) {
    return trade.boundMoney() + positionProfit(trade);
  }

  /** All that is the bot's, in stake currency. */
  long equity() {
    return cash() + sum(this::positionValue);
  }

  /** Units to stake on the next trade. */
  long nextStake() {
    return profile.stakeAt(profile.startingCapital() + ledger.closedProfit());
  }

  private long sum(ToLongFunction<Trade> amount) {
    return ledger.open().stream().mapToLong(amount).sum();
  }
}
