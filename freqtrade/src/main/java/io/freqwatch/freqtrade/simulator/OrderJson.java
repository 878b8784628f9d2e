package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Noise;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Orders as they stand inside trades; the lists of open and of closed trades differ. */
final class OrderJson {
  private final BotProfile profile;

  OrderJson(BotProfile profile) {
    this.profile = profile;
  }

  /** Inside {@code /status} and {@code /trade/{id}}. */
  ObjectNode inStatus(Trade trade, Order order) {
    return new Fields()
        .text("pair", trade.pair.symbol())
        .text("order_id", id(trade, order))
        .text("status", status(order))
        .units("remaining", order.remaining())
        .units("amount", order.amount)
        .number("safe_price", order.price)
        .units("cost", Decimals.cost(order.price, order.amount))
        .units("filled", order.filled())
        .text("ft_order_side", side(trade, order))
        .text("order_type", type(order))
        .flag("is_open", order.isOpen())
        .whole("order_timestamp", order.placedMillis)
        .optional("order_filled_timestamp", order.filledMillis())
        .none("ft_fee_base")
        .text("ft_order_tag", order.tag)
        .toNode();
  }

  /** Inside {@code /trades}. */
  ObjectNode inHistory(Trade trade, Order order) {
    return new Fields()
        .units("amount", order.amount)
        .number("safe_price", order.price)
        .text("ft_order_side", side(trade, order))
        .optional("order_filled_timestamp", order.filledMillis())
        .flag("ft_is_entry", order.entry)
        .text("ft_order_tag", order.tag)
        .units("cost", Decimals.cost(order.price, order.amount))
        .text("pair", trade.pair.symbol())
        .text("order_id", id(trade, order))
        .text("status", status(order))
        .number("average", order.price)
        .units("filled", order.filled())
        .flag("is_open", order.isOpen())
        .text("order_date", Dates.naive(order.placedMillis))
        .whole("order_timestamp", order.placedMillis)
        .text("order_filled_date", filledDate(order))
        .text("order_type", type(order))
        .number("price", order.price)
        .units("remaining", order.remaining())
        .none("ft_fee_base")
        .number("funding_fee", order.entry ? Double.NaN : Decimals.value(trade.funding(0)))
        .toNode();
  }

  private String id(Trade trade, Order order) {
    long high = Noise.mix(profile.seed(), order.number);
    if (!profile.dryRun()) {
      return Long.toString(high >>> 24);
    }
    String prefix = "dry_run_" + side(trade, order) + "_" + trade.pair.symbol() + "_";
    return profile.dialect().isNew()
        ? prefix + new UUID(high, Noise.mix(high))
        : prefix + String.format(Locale.ROOT, "%.6f", order.placedMillis / 1000.0);
  }

  private static String side(Trade trade, Order order) {
    return order.entry == trade.isShort ? "sell" : "buy";
  }

  private static String status(Order order) {
    return switch (order.status()) {
      case OPEN -> "open";
      case CLOSED -> "closed";
      case CANCELED -> "canceled";
    };
  }

  private static String type(Order order) {
    return order.limit ? "limit" : "market";
  }

  private static @Nullable String filledDate(Order order) {
    return order.filledMillis() == 0 ? null : Dates.naive(order.filledMillis());
  }
}
