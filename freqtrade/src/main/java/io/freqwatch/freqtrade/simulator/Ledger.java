package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All trades of one bot, as its database holds them. Guarded by the lock of its bot. Ids follow the
 * order of opening, so they are out of order among the closed.
 */
final class Ledger {
  private final List<Trade> open = new ArrayList<>();
  private final List<Trade> closed = new ArrayList<>();
  private int lastTradeId;
  private int lastOrderNumber;
  private long closedProfit;

  int nextTradeId() {
    return ++lastTradeId;
  }

  int nextOrderNumber() {
    return ++lastOrderNumber;
  }

  void open(Trade trade) {
    open.add(trade);
  }

  /** Takes a trade that was closed later than all others that are closed. */
  void settle(Trade trade) {
    open.remove(trade);
    closed.add(trade);
    closedProfit += trade.realized();
  }

  /** Forgets a trade, open or closed. */
  void remove(Trade trade) {
    open.remove(trade);
    if (closed.remove(trade)) {
      closedProfit -= trade.realized();
    }
  }

  /** Open trades by id. */
  List<Trade> open() {
    return open;
  }

  /** Closed trades in the order they were closed. */
  List<Trade> closed() {
    return closed;
  }

  List<Trade> closedById() {
    List<Trade> sorted = new ArrayList<>(closed);
    sorted.sort(Comparator.comparingInt(trade -> trade.id));
    return sorted;
  }

  Optional<Trade> find(int id) {
    for (Trade trade : open) {
      if (trade.id == id) {
        return Optional.of(trade);
      }
    }
    return closed.stream().filter(trade -> trade.id == id).findFirst();
  }

  boolean isHeld(Pair pair) {
    return open.stream().anyMatch(trade -> trade.pair.equals(pair));
  }

  /** Units won by all closed trades. */
  long closedProfit() {
    return closedProfit;
  }
}
