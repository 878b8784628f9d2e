package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Noise;
import java.time.Duration;

/**
 * Places orders and lets the exchange fill them: most at the next look, some in two parts, a few
 * never, until they time out. Guarded by the bot's lock.
 */
final class OrderDesk {
  static final long UNFILLED_TIMEOUT_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final double NEVER_FILLED = 0.03;
  private static final double FILLED_IN_PARTS = 0.2;

  private final BotProfile profile;
  private final Ledger ledger;
  private final Protections protections;
  private final TradeEvents events;

  OrderDesk(BotProfile profile, Ledger ledger, Protections protections, TradeEvents events) {
    this.profile = profile;
    this.ledger = ledger;
    this.protections = protections;
    this.events = events;
  }

  /** Opens a trade by an entry order; the trade is empty until the order fills. */
  Trade open(Entry entry, int leverage, long amount, double rate, long millis, long patience) {
    Trade trade = new Trade(ledger.nextTradeId(), entry, leverage, rate, millis, patience);
    ledger.open(trade);
    enter(trade, entry.tag(), amount, rate, millis);
    trade.setInitialStop(profile.strategy().initialStop(trade));
    return trade;
  }

  void enter(Trade trade, String tag, long amount, double rate, long millis) {
    Order order = Order.entry(ledger.nextOrderNumber(), tag, rate, amount, millis);
    trade.place(order);
    events.entryPlaced(trade, order);
  }

  void exit(Trade trade, String reason, long amount, double rate, long millis) {
    Order order = Order.exit(ledger.nextOrderNumber(), reason, rate, amount, millis);
    trade.place(order);
    events.exitPlaced(trade, order);
  }

  /** Ends a trade by an order that fills at once. */
  void exitNow(Trade trade, String reason, double rate, long millis) {
    trade
        .openOrder()
        .ifPresent(order -> cancel(trade, order, "cancelled, trade is being exited", millis));
    if (trade.amount() == 0) {
      return;
    }
    Order order = Order.marketExit(ledger.nextOrderNumber(), reason, rate, trade.amount(), millis);
    trade.place(order);
    events.exitPlaced(trade, order);
    fillExit(trade, order, millis);
  }

  /** Looks what became of the open order of a trade, if it has one. */
  void settle(Trade trade, long millis) {
    trade.openOrder().ifPresent(order -> settle(trade, order, millis));
  }

  private void settle(Trade trade, Order order, long millis) {
    double luck = Noise.uniform(Noise.mix(profile.seed(), order.number));
    boolean never = order.limit && luck < NEVER_FILLED;
    if (!never) {
      fill(trade, order, order.entry && luck > 1 - FILLED_IN_PARTS, millis);
    } else if (millis - order.placedMillis >= UNFILLED_TIMEOUT_MILLIS) {
      cancel(trade, order, "cancelled due to timeout", millis);
    }
  }

  private void fill(Trade trade, Order order, boolean inParts, long millis) {
    if (!order.entry) {
      fillExit(trade, order, millis);
      return;
    }
    long half = trade.pair.onAmountGrid(order.amount / 2);
    boolean part = inParts && order.filled() == 0 && half > 0;
    trade.enter(order, part ? half : order.remaining(), millis);
    if (!order.isOpen()) {
      trade.observe(order.price);
      events.entryFilled(trade, order);
    }
  }

  private void fillExit(Trade trade, Order order, long millis) {
    trade.exit(order, order.remaining(), millis);
    if (trade.amount() == 0) {
      trade.close(order.tag, order.price, millis);
      ledger.settle(trade);
      protections.afterClose(trade, millis);
    }
    events.exitFilled(trade, order);
  }

  /** Takes back the open order of a trade; a trade that never was anything else disappears. */
  void cancel(Trade trade, Order order, String reason, long millis) {
    order.cancel();
    if (order.entry) {
      events.entryCancelled(trade, order, reason + ", fully cancelled");
    } else {
      events.exitCancelled(trade, order, reason);
    }
    if (trade.amount() == 0) {
      ledger.remove(trade);
    }
  }
}
