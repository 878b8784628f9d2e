package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Pair;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ObjectNode;

/** Tells what happens in a bot: to its log, and to whoever listens to its messages. */
final class Newsroom implements TradeEvents {
  private static final String BOT = "freqtrade.freqtradebot";

  private final MessageJson json;
  private final MessageHub hub;
  private final LogRing log;
  private final ToDoubleFunction<Pair> rates;

  Newsroom(BotProfile profile, MessageHub hub, LogRing log, ToDoubleFunction<Pair> rates) {
    this.json = new MessageJson(profile);
    this.hub = hub;
    this.log = log;
    this.rates = rates;
  }

  @Override
  public void entryPlaced(Trade trade, Order order) {
    String side = trade.isShort ? "Short" : "Long";
    log(order.placedMillis, side + " signal found: about create a new trade for " + named(trade));
    publish(order.placedMillis, json.entry("entry", trade, order, rate(trade)));
  }

  @Override
  public void entryFilled(Trade trade, Order order) {
    log(order.filledMillis(), "Order was closed for " + named(trade) + " at " + order.price);
    publish(order.filledMillis(), json.entry("entry_fill", trade, order, rate(trade)));
  }

  @Override
  public void entryCancelled(Trade trade, Order order, String reason) {
    warn(order.placedMillis, "Entry order for " + named(trade) + " " + reason);
    publish(order.placedMillis, json.entryCancel(trade, order, rate(trade), reason));
  }

  @Override
  public void exitPlaced(Trade trade, Order order) {
    long millis = order.placedMillis;
    log(millis, "Exit for " + named(trade) + " detected. Reason: " + order.tag);
    long profit = trade.positionProfit(order.price, millis);
    publish(millis, json.exit("exit", trade, order, profit, rate(trade)));
  }

  @Override
  public void exitFilled(Trade trade, Order order) {
    long millis = order.filledMillis();
    log(millis, "Order was closed for " + named(trade) + " at " + order.price);
    long profit = trade.realized();
    publish(millis, json.exit("exit_fill", trade, order, profit, rate(trade)));
  }

  @Override
  public void exitCancelled(Trade trade, Order order, String reason) {
    warn(order.placedMillis, "Exit order for " + named(trade) + " " + reason);
    publish(order.placedMillis, json.exitCancel(trade, rate(trade), order.placedMillis, reason));
  }

  @Override
  public void locked(Lock lock) {
    log(lock.sinceMillis(), lock.pair() + " locked: " + lock.reason());
    publish(lock.sinceMillis(), MessageJson.locked(lock));
  }

  /** A plain text such as {@code status: running}. */
  void say(long millis, String type, String status) {
    publish(millis, MessageJson.text(type, status));
  }

  void log(long millis, String message) {
    log.add(millis, BOT, "INFO", message);
  }

  void warn(long millis, String message) {
    log.add(millis, BOT, "WARNING", message);
  }

  void heartbeat(long millis, BotProfile profile, BotState state) {
    String version = profile.dialect().version() + ", strategy_version: ";
    log.add(
        millis,
        "freqtrade.worker",
        "INFO",
        "Bot heartbeat. PID=1, version='%s%s', state='%s'"
            .formatted(version, profile.strategy().version(), state));
  }

  private void publish(long millis, ObjectNode message) {
    String type = message.path("type").asString();
    log.add(
        millis, "freqtrade.rpc.rpc_manager", "INFO", "Sending rpc message: {'type': " + type + "}");
    hub.publish(message);
  }

  private double rate(Trade trade) {
    return rates.applyAsDouble(trade.pair);
  }

  private static String named(Trade trade) {
    return "Trade(id=" + trade.id + ", pair=" + trade.pair.symbol() + ")";
  }
}
