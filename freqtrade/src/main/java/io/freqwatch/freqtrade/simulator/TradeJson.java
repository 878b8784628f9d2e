package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Decimals;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Trades as {@code /status}, {@code /trade/{id}} and {@code /trades} write them. */
final class TradeJson {
  private static final int PRECISION_BY_STEP = 4;

  private final BotProfile profile;
  private final boolean isNew;
  private final OrderJson orders;

  TradeJson(BotProfile profile) {
    this.profile = profile;
    this.isNew = profile.dialect().isNew();
    this.orders = new OrderJson(profile);
  }

  ArrayNode status(Books books) {
    ArrayNode trades = Json.array();
    books.ledger().open().forEach(trade -> trades.add(withRate(trade, books)));
    return trades;
  }

  /** An open or closed trade, with where it stands at the rates. */
  ObjectNode withRate(Trade trade, Books books) {
    Fields fields = new Fields();
    opening(trade, fields, true);
    closing(trade, fields);
    profits(trade, books, fields);
    course(trade, books, fields);
    distances(trade, books, fields);
    return fields.toNode();
  }

  /** A trade that was opened by hand; what depends on the rates is not there yet. */
  ObjectNode entered(Trade trade, Books books) {
    Fields fields = new Fields();
    opening(trade, fields, true);
    closing(trade, fields);
    fields.none("profit_ratio").none("profit_pct").none("profit_abs").none("profit_fiat");
    realized(trade, fields);
    course(trade, books, fields);
    return fields.toNode();
  }

  private void course(Trade trade, Books books, Fields fields) {
    exit(trade, fields);
    stop(trade, fields);
    if (isNew) {
      fills(trade, fields);
    }
    fields.flag("has_open_orders", trade.openOrder().isPresent());
    ArrayNode list = Json.array();
    trade.orders().forEach(order -> list.add(orders.inStatus(trade, order)));
    fields.node("orders", list);
    contract(trade, fields, books.rates().millis(), false);
  }

  /** A closed trade in the history. */
  ObjectNode closed(Trade trade) {
    Fields fields = new Fields();
    opening(trade, fields, false);
    fields.moment("close", trade.closeMillis());
    fields.units("realized_profit", trade.realized());
    fields.number("realized_profit_ratio", trade.closeRatio());
    closeRates(trade, fields);
    long seconds = (trade.closeMillis() - trade.openMillis) / 1000;
    fields.whole("trade_duration_s", seconds).whole("trade_duration", seconds / 60);
    profitTriple(fields, "profit", trade.closeRatio(), trade.realized());
    exit(trade, fields);
    stop(trade, fields);
    contract(trade, fields, trade.closeMillis(), true);
    if (isNew) {
      fills(trade, fields);
    }
    fields.flag("has_open_orders", trade.openOrder().isPresent());
    ArrayNode list = Json.array();
    trade.orders().forEach(order -> list.add(orders.inHistory(trade, order)));
    return fields.node("orders", list).toNode();
  }

  private void opening(Trade trade, Fields fields, boolean withDirection) {
    Order first = trade.orders().getFirst();
    boolean filled = trade.enteredAmount() > 0;
    fields
        .whole("trade_id", trade.id)
        .text("pair", trade.pair.symbol())
        .text("base_currency", trade.pair.base().name())
        .text("quote_currency", trade.pair.quote().name())
        .flag("is_open", trade.isOpen());
    if (withDirection) {
      fields.flag("is_short", trade.isShort);
    }
    fields
        .text("exchange", profile.exchange())
        .units("amount", trade.isOpen() ? trade.amount() : trade.enteredAmount())
        .units("amount_requested", first.amount)
        .units("stake_amount", stake(trade, first))
        .number("max_stake_amount", filled ? Decimals.value(trade.enteredStake()) : Double.NaN)
        .text("strategy", profile.strategy().name())
        .text("enter_tag", trade.enterTag)
        .whole("timeframe", profile.strategy().timeframeMinutes());
    fees(trade, fields, filled);
    fields
        .moment("open", trade.openMillis)
        .moment("open_fill", trade.openFillMillis())
        .number("open_rate", trade.openRate())
        .number("open_rate_requested", trade.requestedRate())
        .units("open_trade_value", trade.isOpen() ? trade.openValue() : trade.enteredValue());
  }

  private static long stake(Trade trade, Order first) {
    if (trade.enteredAmount() == 0) {
      return Decimals.cost(first.price, first.amount) / trade.leverage;
    }
    return trade.isOpen() ? trade.stake() : trade.enteredStake();
  }

  private static void fees(Trade trade, Fields fields, boolean filled) {
    String currency = trade.pair.quote().name();
    boolean exited = trade.exitFees() > 0;
    fields
        .number("fee_open", Decimals.feeRatio())
        .number("fee_open_cost", filled ? Decimals.value(trade.entryFees()) : Double.NaN)
        .text("fee_open_currency", filled ? currency : null)
        .number("fee_close", Decimals.feeRatio())
        .number("fee_close_cost", exited ? Decimals.value(trade.exitFees()) : Double.NaN)
        .text("fee_close_currency", exited ? currency : null);
  }

  private static void closing(Trade trade, Fields fields) {
    fields.moment("close", trade.closeMillis());
    closeRates(trade, fields);
  }

  private static void closeRates(Trade trade, Fields fields) {
    double rate = trade.isOpen() ? Double.NaN : trade.closeRate();
    fields.number("close_rate", rate).number("close_rate_requested", rate);
    if (trade.isOpen()) {
      fields.none("close_profit").none("close_profit_pct").none("close_profit_abs");
    } else {
      double ratio = trade.closeRatio();
      fields.number("close_profit", ratio).number("close_profit_pct", percent(ratio));
      fields.units("close_profit_abs", trade.realized());
    }
  }

  private void profits(Trade trade, Books books, Fields fields) {
    boolean open = trade.isOpen();
    long profit = open ? books.positionProfit(trade) : trade.realized();
    profitTriple(fields, "profit", open ? books.positionRatio(trade) : trade.closeRatio(), profit);
    fields.number("profit_fiat", trade.enteredAmount() == 0 ? 0 : Double.NaN);
    realized(trade, fields);
  }

  private static void realized(Trade trade, Fields fields) {
    fields.units("realized_profit", trade.realized());
    fields.number("realized_profit_ratio", trade.isOpen() ? Double.NaN : trade.closeRatio());
  }

  private static void profitTriple(Fields fields, String prefix, double ratio, long profit) {
    fields.number(prefix + "_ratio", ratio).number(prefix + "_pct", percent(ratio));
    fields.units(prefix + "_abs", profit);
  }

  private static void exit(Trade trade, Fields fields) {
    fields.text("exit_reason", trade.exitReason().orElse(null));
    fields.text("exit_order_status", trade.isOpen() ? null : "closed");
  }

  private void stop(Trade trade, Fields fields) {
    double initial = profile.strategy().stoploss();
    double moved = trade.stop() / trade.openRate() - 1;
    double ratio = trade.stopMovedMillis() == 0 ? initial : (trade.isShort ? -moved : moved);
    stopTriple(fields, "stop_loss", trade.stop(), ratio);
    if (trade.stopMovedMillis() == 0) {
      fields.none("stoploss_last_update").none("stoploss_last_update_timestamp");
    } else {
      fields.text("stoploss_last_update", Dates.naive(trade.stopMovedMillis()));
      fields.whole("stoploss_last_update_timestamp", trade.stopMovedMillis());
    }
    stopTriple(fields, "initial_stop_loss", trade.initialStop(), initial);
    fields.number("min_rate", trade.minRate() == 0 ? Double.NaN : trade.minRate());
    fields.number("max_rate", trade.maxRate());
  }

  private static void stopTriple(Fields fields, String prefix, double rate, double ratio) {
    fields.number(prefix + "_abs", rate);
    fields.number(prefix + "_ratio", Decimals.round(ratio, 8));
    fields.number(prefix + "_pct", percent(ratio));
  }

  private static void fills(Trade trade, Fields fields) {
    fields.whole("nr_of_successful_entries", trade.fills(true));
    fields.whole("nr_of_successful_exits", trade.fills(false));
  }

  private void contract(Trade trade, Fields fields, long millis, boolean inHistory) {
    String mode = trade.pair.futures() ? "futures" : "spot";
    fields.number("leverage", trade.leverage).number("interest_rate", 0);
    fields.number("liquidation_price", trade.liquidationPrice().orElse(Double.NaN));
    if (inHistory) {
      fields.flag("is_short", trade.isShort).text("trading_mode", mode);
      fields.units("funding_fees", trade.funding(millis));
    } else {
      fields.units("funding_fees", trade.funding(millis)).text("trading_mode", mode);
    }
    fields.number("amount_precision", trade.pair.amountStep());
    fields.number("price_precision", trade.pair.priceStep());
    fields.whole("precision_mode", PRECISION_BY_STEP);
    if (inHistory && isNew) {
      fields.whole("precision_mode_price", PRECISION_BY_STEP);
    }
    if (inHistory) {
      fields.number("contract_size", 1);
    }
  }

  private static void distances(Trade trade, Books books, Fields fields) {
    double rate = trade.isOpen() ? books.rates().of(trade.pair) : trade.closeRate();
    long total = trade.isOpen() ? books.openProfit(trade) : 0;
    double ratio = (trade.stop() - rate) / rate;
    long entryProfit = trade.positionProfit(trade.stop(), books.rates().millis());
    fields
        .number("stoploss_current_dist", Decimals.round(trade.stop() - rate, 8))
        .number("stoploss_current_dist_pct", percent(ratio))
        .number("stoploss_current_dist_ratio", Decimals.round(ratio, 8))
        .units("stoploss_entry_dist", entryProfit)
        .number("stoploss_entry_dist_ratio", trade.ratio(entryProfit, trade.openValue()))
        .number("current_rate", rate)
        .units("total_profit_abs", total)
        .none("total_profit_fiat");
    boolean none = trade.enteredAmount() == 0 || !trade.isOpen();
    double totalRatio = none ? Double.NaN : trade.ratio(total, trade.enteredValue());
    fields.number("total_profit_ratio", totalRatio);
  }

  private static double percent(double ratio) {
    return Decimals.round(ratio * 100, 2);
  }
}
