package io.freqwatch.freqtrade.simulator;

/** Hears what happens to trades, orders and locks; called while the bot's lock is held. */
interface TradeEvents {
  void entryPlaced(Trade trade, Order order);

  void entryFilled(Trade trade, Order order);

  void entryCancelled(Trade trade, Order order, String reason);

  void exitPlaced(Trade trade, Order order);

  /** The trade is closed if this was its last exit. */
  void exitFilled(Trade trade, Order order);

  void exitCancelled(Trade trade, Order order, String reason);

  void locked(Lock lock);
}
