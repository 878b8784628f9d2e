package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Pair;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bot could be set up with: strategies, exchanges, markets. */
final class SetupJson {
  private SetupJson() {}

  static ObjectNode strategy(BotProfile profile) {
    Strategy strategy = profile.strategy();
    String code = "class " + strategy.name() + "(IStrategy):\n    INTERFACE_VERSION = 3\n";
    Fields fields = new Fields().text("strategy", strategy.name());
    if (profile.dialect().isNew()) {
      fields.text("timeframe", strategy.timeframe()).node("params", Json.array());
      return fields.text("code", code).toNode();
    }
    return fields.text("code", code).text("timeframe", strategy.timeframe()).toNode();
  }

  static ObjectNode strategies(BotProfile profile) {
    ArrayNode names = Json.array().add(profile.strategy().name());
    return new Fields().node("strategies", names).toNode();
  }

  static ObjectNode exchanges(Dialect dialect) {
    ArrayNode modes = Json.array();
    modes.addObject().put("trading_mode", "spot").put("margin_mode", "");
    modes.addObject().put("trading_mode", "futures").put("margin_mode", "isolated");
    Fields binance =
        new Fields()
            .text("name", "Binance")
            .text("classname", "binance")
            .flag("valid", true)
            .flag("supported", true)
            .text("comment", "");
    if (dialect.isNew()) {
      binance.text("comment_futures", "");
    }
    ObjectNode described =
        binance
            .flag("dex", false)
            .flag("is_alias", false)
            .none("alias_for")
            .node("trade_modes", modes)
            .toNode();
    return new Fields().node("exchanges", Json.array().add(described)).toNode();
  }

  /** The pairs whose candles were downloaded: none. */
  static ObjectNode noPairs() {
    return new Fields()
        .whole("length", 0)
        .node("pairs", Json.array())
        .node("pair_interval", Json.array())
        .toNode();
  }

  static ObjectNode markets(BotProfile profile) {
    ObjectNode markets = Json.object();
    for (Pair pair : profile.pairs()) {
      markets.set(
          pair.symbol(),
          new Fields()
              .text("symbol", pair.symbol())
              .text("base", pair.base().name())
              .text("quote", pair.quote().name())
              .flag("spot", !pair.futures())
              .flag("swap", pair.futures())
              .flag("active", true)
              .toNode());
    }
    return new Fields().node("markets", markets).text("exchange_id", profile.exchange()).toNode();
  }
}
