package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Pair;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What bots say over their message WebSocket. */
final class MessageJson {
  private final BotProfile profile;

  MessageJson(BotProfile profile) {
    this.profile = profile;
  }

  /** {@code status}, {@code warning}, {@code startup} and other plain texts. */
  static ObjectNode text(String type, String status) {
    return new Fields().text("type", type).text("status", status).toNode();
  }

  ObjectNode entry(String type, Trade trade, Order order, double rate) {
    Fields fields = new Fields().whole("trade_id", trade.id).text("type", type);
    tags(trade, fields);
    fields
        .text("exchange", profile.exchangeTitle())
        .text("pair", trade.pair.symbol())
        .number("leverage", trade.leverage)
        .text("direction", direction(trade))
        .number("limit", order.price);
    if (profile.dialect().isNew()) {
      fields.number("order_rate", order.price);
    }
    return fields
        .number("open_rate", trade.openRate())
        .text("order_type", order.limit ? "limit" : "market")
        .units("stake_amount", stake(trade, order))
        .text("stake_currency", profile.currency().name())
        .text("base_currency", trade.pair.base().name())
        .text("quote_currency", trade.pair.quote().name())
        .none("fiat_currency")
        .units("amount", type.equals("entry") ? order.amount : order.filled())
        .text("open_date", Dates.offset(trade.openMillis))
        .number("current_rate", rate)
        .flag("sub_trade", isSubTrade(trade, order))
        .toNode();
  }

  ObjectNode entryCancel(Trade trade, Order order, double rate, String reason) {
    ObjectNode message = entry("entry_cancel", trade, order, rate);
    return message.put("open_date", Dates.local(trade.openMillis)).put("reason", reason);
  }

  /** {@code exit} and {@code exit_fill}. */
  ObjectNode exit(String type, Trade trade, Order order, long profit, double rate) {
    boolean filled = type.equals("exit_fill");
    boolean last = filled && !trade.isOpen();
    double ratio = trade.ratio(profit, valueOf(trade));
    Fields fields = new Fields().text("type", type).whole("trade_id", trade.id);
    place(trade, fields, profit);
    fields
        .number("limit", order.price)
        .number("order_rate", order.price)
        .text("order_type", order.limit ? "limit" : "market")
        .units("amount", order.amount)
        .number("open_rate", trade.openRate())
        .number("close_rate", order.price)
        .number("current_rate", filled ? Double.NaN : rate)
        .units("profit_amount", profit)
        .number("profit_ratio", ratio);
    tags(trade, fields);
    fields
        .text("exit_reason", order.tag)
        .text("open_date", Dates.offset(trade.openMillis))
        .text("close_date", Dates.offset(filled ? order.filledMillis() : order.placedMillis))
        .units("stake_amount", trade.enteredStake());
    currencies(trade, fields);
    return fields
        .flag("sub_trade", last ? trade.fills(false) > 1 : order.amount < trade.enteredAmount())
        .units("cumulative_profit", trade.realized())
        .number("final_profit_ratio", last ? trade.closeRatio() : Double.NaN)
        .flag("is_final_exit", last)
        .toNode();
  }

  /** Its numbers mean nothing, in Freqtrade as here. */
  ObjectNode exitCancel(Trade trade, double rate, long millis, String reason) {
    Fields fields = new Fields().text("type", "exit_cancel").whole("trade_id", trade.id);
    place(trade, fields, -1);
    fields.whole("limit", 0);
    if (profile.dialect().isNew()) {
      fields.whole("order_rate", 0);
    }
    fields
        .text("order_type", "limit")
        .number("amount", 0)
        .number("open_rate", trade.openRate())
        .number("current_rate", rate)
        .units("profit_amount", -trade.openValue())
        .number("profit_ratio", -1);
    tags(trade, fields);
    fields
        .none("exit_reason")
        .text("open_date", Dates.local(trade.openMillis))
        .text("close_date", Dates.offset(millis));
    currencies(trade, fields);
    return fields
        .text("reason", reason)
        .flag("sub_trade", false)
        .units("stake_amount", trade.enteredStake())
        .toNode();
  }

  static ObjectNode locked(Lock lock) {
    String type = lock.pair().equals("*") ? "protection_trigger_global" : "protection_trigger";
    ObjectNode message = new Fields().text("type", type).toNode();
    SystemJson.lock(lock).properties().forEach(e -> message.set(e.getKey(), e.getValue()));
    return message.put("base_currency", lock.pair().split("/", 2)[0]);
  }

  ObjectNode whitelist() {
    return new Fields()
        .text("type", "whitelist")
        .node("data", SystemJson.whitelist(profile.pairs()).get("whitelist"))
        .toNode();
  }

  ObjectNode newCandle(Pair pair) {
    return new Fields().text("type", "new_candle").node("data", key(pair)).toNode();
  }

  ObjectNode analyzed(Pair pair, ObjectNode frame, long analyzedMillis) {
    ObjectNode data =
        new Fields()
            .node("key", key(pair))
            .node("df", frame)
            .text("la", Dates.offset(analyzedMillis))
            .toNode();
    return new Fields().text("type", "analyzed_df").node("data", data).toNode();
  }

  private ArrayNode key(Pair pair) {
    return Json.array()
        .add(pair.symbol())
        .add(profile.strategy().timeframe())
        .add(profile.futures() ? "futures" : "spot");
  }

  private void place(Trade trade, Fields fields, long profit) {
    fields
        .text("exchange", profile.exchangeTitle())
        .text("pair", trade.pair.symbol())
        .number("leverage", trade.leverage)
        .text("direction", direction(trade))
        .text("gain", profit >= 0 ? "profit" : "loss");
  }

  private void currencies(Trade trade, Fields fields) {
    fields
        .text("stake_currency", profile.currency().name())
        .text("base_currency", trade.pair.base().name())
        .text("quote_currency", trade.pair.quote().name())
        .none("fiat_currency");
  }

  private static void tags(Trade trade, Fields fields) {
    fields.text("buy_tag", trade.enterTag).text("enter_tag", trade.enterTag);
  }

  private static String direction(Trade trade) {
    return trade.isShort ? "Short" : "Long";
  }

  private static long stake(Trade trade, Order order) {
    return Decimals.cost(order.price, order.amount) / trade.leverage;
  }

  private static long valueOf(Trade trade) {
    return trade.isOpen() ? trade.openValue() : trade.enteredValue();
  }

  private static boolean isSubTrade(Trade trade, Order order) {
    return trade.orders().getFirst() != order;
  }
}
