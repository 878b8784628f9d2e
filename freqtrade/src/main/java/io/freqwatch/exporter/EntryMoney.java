package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most money that open entry orders have held since the balance was read. Open trades are read
 * more often: an order may fill long before the balance tells what it has bought, and the money
 * would be counted nowhere until then. Used under the lock of {@link BotWatch}.
 */
final class EntryMoney {
  private @Nullable Balance since;
  private double most;

  /** What it is once these are known; an equal balance of a later poll begins anew. */
  @SuppressWarnings("ReferenceEquality")
  double after(@Nullable Balance balance, List<OpenTrade> trades) {
    if (balance != since) {
      since = balance;
      most = 0;
    }
    most = Math.max(most, of(trades));
    return most;
  }

  /** What is not filled of all open entry orders, in the stake currency. */
  static double of(List<OpenTrade> trades) {
    return trades.stream()
        .flatMap(trade -> trade.orders().stream())
        .filter(order -> Boolean.TRUE.equals(order.isOpen()) && "buy".equals(order.side()))
        .mapToDouble(EntryMoney::money)
        .sum();
  }

  private static double money(Order order) {
    Double amount = order.amount();
    Double price = order.price();
    Double filled = order.filled();
    return amount == null || price == null ? 0 : (amount - (filled == null ? 0 : filled)) * price;
  }
}
