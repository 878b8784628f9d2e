package io.freqwatch.freqtrade.api;

import java.util.Set;

/** Open and closed trades. */
final class TradeDecoder {
  /** All that is read of a page of 500 trades, about a tenth of what the bot sends. */
  static final Set<String> PAGE_FIELDS =
      Set.of(
          "trades",
          "offset",
          "total_trades",
          "trade_id",
          "pair",
          "is_open",
          "is_short",
          "strategy",
          "enter_tag",
          "exit_reason",
          "leverage",
          "amount",
          "stake_amount",
          "open_rate",
          "close_rate",
          "open_timestamp",
          "close_timestamp",
          "close_profit_abs",
          "close_profit",
          "profit_abs",
          "profit_ratio",
          "funding_fees");

  private TradeDecoder() {}

  static Count count(Fields root) {
    return new Count(root.number("current"), root.number("max"), root.number("total_stake"));
  }

  static OpenTrade open(Fields row) {
    return new OpenTrade(
        row.integer("trade_id"),
        row.text("pair"),
        row.flag("is_short"),
        row.text("strategy"),
        row.text("enter_tag"),
        row.number("leverage"),
        row.number("amount"),
        row.number("stake_amount"),
        row.number("open_rate"),
        row.millis("open_timestamp"),
        row.millis("open_fill_timestamp"),
        row.number("current_rate"),
        row.number("profit_ratio"),
        row.number("profit_abs"),
        row.number("profit_fiat"),
        row.number("realized_profit"),
        row.number("total_profit_abs"),
        row.number("stop_loss_abs"),
        row.number("stoploss_current_dist_ratio"),
        row.number("liquidation_price"),
        row.number("funding_fees"),
        row.flag("has_open_orders"),
        row.integer("nr_of_successful_entries"),
        row.integer("nr_of_successful_exits"),
        row.rows("orders", TradeDecoder::order));
  }

  private static Order order(Fields row) {
    return new Order(
        row.text("ft_order_side"),
        row.text("order_type"),
        row.text("status"),
        row.flag("is_open"),
        row.number("amount"),
        row.number("filled"),
        row.number("safe_price"),
        row.number("cost"),
        row.millis("order_timestamp"),
        row.millis("order_filled_timestamp"));
  }

  static TradesPage page(Fields root) {
    return new TradesPage(
        root.rows("trades", TradeDecoder::closed),
        root.integer("offset"),
        root.integer("total_trades"));
  }

  static ClosedTrade closed(Fields row) {
    Double profit = row.number("close_profit_abs");
    Double profitRatio = row.number("close_profit");
    return new ClosedTrade(
        row.integer("trade_id"),
        row.text("pair"),
        row.flag("is_open"),
        row.flag("is_short"),
        row.text("strategy"),
        row.text("enter_tag"),
        row.text("exit_reason"),
        row.number("leverage"),
        row.number("amount"),
        row.number("stake_amount"),
        row.number("open_rate"),
        row.number("close_rate"),
        row.millis("open_timestamp"),
        row.millis("close_timestamp"),
        profit == null ? row.number("profit_abs") : profit,
        profitRatio == null ? row.number("profit_ratio") : profitRatio,
        row.number("funding_fees"));
  }
}
