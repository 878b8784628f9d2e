package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Market;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code /balance}. */
final class BalanceJson {
  private static final long SPARE_COINS = Decimals.units(1.25);

  private final BotProfile profile;
  private final Market market;

  BalanceJson(BotProfile profile, Market market) {
    this.profile = profile;
    this.market = market;
  }

  ObjectNode write(Books books) {
    long equity = books.equity();
    long owned = equity - setAside(books);
    long spare = profile.dryRun() ? 0 : spareValue(books.rates().millis());
    double ratio = Decimals.ratio(owned - profile.startingCapital(), profile.startingCapital());
    return new Fields()
        .node("currencies", currencies(books, spare))
        .units("total", equity + spare)
        .units("total_bot", owned)
        .text("symbol", "")
        .number("value", 0)
        .number("value_bot", 0)
        .text("stake", profile.currency().name())
        .text("note", profile.dryRun() ? "Simulated balances" : "")
        .units("starting_capital", profile.startingCapital())
        .number("starting_capital_ratio", ratio)
        .number("starting_capital_pct", Decimals.round(ratio * 100, 2))
        .number("starting_capital_fiat", 0)
        .number("starting_capital_fiat_ratio", 0)
        .number("starting_capital_fiat_pct", 0)
        .toNode();
  }

  private ArrayNode currencies(Books books, long spare) {
    ArrayNode currencies = Json.array();
    for (Trade trade : books.ledger().open()) {
      if (trade.amount() > 0) {
        currencies.add(profile.futures() ? position(trade, books) : coin(trade, books));
      }
    }
    currencies.add(cash(books));
    if (spare > 0) {
      currencies.add(spare(spare));
    }
    return currencies;
  }

  private ObjectNode coin(Trade trade, Books books) {
    long used = trade.openOrder().filter(order -> !order.entry).map(Order::remaining).orElse(0L);
    long value = books.positionValue(trade);
    Fields fields = amounts(trade.pair.base().name(), trade.amount() - used, used);
    return rest(fields, trade.amount(), value, value, true).toNode();
  }

  private ObjectNode cash(Books books) {
    Fields fields = amounts(profile.currency().name(), books.free(), books.reserved());
    long owned = books.cash() - setAside(books);
    return rest(fields, owned, books.cash(), owned, true).toNode();
  }

  /** Freqtrade leaves the money of open entry orders out of a spot bot's part of the account. */
  private long setAside(Books books) {
    return profile.futures() ? 0 : books.reserved();
  }

  /** Coins on the account of a live bot that are not the bot's, kept to pay fees. */
  private ObjectNode spare(long value) {
    return rest(amounts(Asset.BNB.name(), SPARE_COINS, 0), 0, value, 0, false).toNode();
  }

  private long spareValue(long millis) {
    return Decimals.cost(market.rate(Asset.BNB, profile.currency(), millis), SPARE_COINS);
  }

  private static Fields amounts(String currency, long free, long used) {
    return new Fields()
        .text("currency", currency)
        .units("free", free)
        .units("balance", free + used)
        .units("used", used);
  }

  private Fields rest(Fields fields, long owned, long value, long botValue, boolean managed) {
    return fields
        .units("bot_owned", owned)
        .units("est_stake", value)
        .units("est_stake_bot", botValue)
        .text("stake", profile.currency().name())
        .text("side", "long")
        .flag("is_position", false)
        .number("position", 0)
        .flag("is_bot_managed", managed);
  }

  private ObjectNode position(Trade trade, Books books) {
    long value = books.positionValue(trade);
    return amounts(trade.pair.symbol(), 0, 0)
        .number("bot_owned", 0)
        .units("est_stake", value)
        .units("est_stake_bot", value)
        .text("stake", profile.currency().name())
        .text("side", trade.isShort ? "short" : "long")
        .flag("is_position", true)
        .units("position", trade.amount())
        .flag("is_bot_managed", true)
        .toNode();
  }
}
