package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Pair;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v3/exchangeInfo}: what is traded, on which grid. */
final class ExchangeInfoJson {
  private static final List<String> ORDER_TYPES =
      List.of(
          "LIMIT",
          "LIMIT_MAKER",
          "MARKET",
          "STOP_LOSS",
          "STOP_LOSS_LIMIT",
          "TAKE_PROFIT",
          "TAKE_PROFIT_LIMIT");
  private static final String LEAST_COST = "5.00000000";
  private static final String MOST_COST = "9000000.00000000";
  private static final String MOST_AMOUNT = "9000000.00000000";
  private static final String HIGHEST_PRICE = "1000000.00000000";

  private ExchangeInfoJson() {}

  static ObjectNode of(List<Pair> pairs, long nowMillis) {
    ObjectNode info = Json.object().put("timezone", "UTC").put("serverTime", nowMillis);
    info.putArray("rateLimits").add(weightLimit());
    info.putArray("exchangeFilters");
    ArrayNode symbols = info.putArray("symbols");
    pairs.forEach(pair -> symbols.add(symbol(pair)));
    return info;
  }

  private static ObjectNode weightLimit() {
    return Json.object()
        .put("rateLimitType", "REQUEST_WEIGHT")
        .put("interval", "MINUTE")
        .put("intervalNum", 1)
        .put("limit", 6000);
  }

  private static ObjectNode symbol(Pair pair) {
    ObjectNode symbol =
        Json.object()
            .put("symbol", Listing.symbol(pair))
            .put("status", "TRADING")
            .put("baseAsset", pair.base().name())
            .put("baseAssetPrecision", 8)
            .put("quoteAsset", pair.quote().name())
            .put("quotePrecision", 8)
            .put("quoteAssetPrecision", 8)
            .put("baseCommissionPrecision", 8)
            .put("quoteCommissionPrecision", 8);
    ArrayNode orderTypes = symbol.putArray("orderTypes");
    ORDER_TYPES.forEach(orderTypes::add);
    allowances(symbol).set("filters", filters(pair));
    symbol.putArray("permissions").add("SPOT");
    symbol.putArray("permissionSets").addArray().add("SPOT");
    symbol.put("defaultSelfTradePreventionMode", "EXPIRE_MAKER");
    symbol.putArray("allowedSelfTradePreventionModes").add("NONE").add("EXPIRE_MAKER");
    return symbol;
  }

  private static ObjectNode allowances(ObjectNode symbol) {
    return symbol
        .put("icebergAllowed", true)
        .put("ocoAllowed", true)
        .put("otoAllowed", true)
        .put("quoteOrderQtyMarketAllowed", true)
        .put("allowTrailingStop", true)
        .put("cancelReplaceAllowed", true)
        .put("isSpotTradingAllowed", true)
        .put("isMarginTradingAllowed", false);
  }

  private static ArrayNode filters(Pair pair) {
    String tick = Listing.decimal(pair.priceStep());
    String step = Listing.decimal(pair.amountStep());
    return Json.array()
        .add(
            Json.object()
                .put("filterType", "PRICE_FILTER")
                .put("minPrice", tick)
                .put("maxPrice", HIGHEST_PRICE)
                .put("tickSize", tick))
        .add(
            Json.object()
                .put("filterType", "LOT_SIZE")
                .put("minQty", step)
                .put("maxQty", MOST_AMOUNT)
                .put("stepSize", step))
        .add(
            Json.object()
                .put("filterType", "NOTIONAL")
                .put("minNotional", leastCost(pair))
                .put("applyMinToMarket", true)
                .put("maxNotional", MOST_COST)
                .put("applyMaxToMarket", false)
                .put("avgPriceMins", 5));
  }

  private static String leastCost(Pair pair) {
    return pair.quote().dollars() > 1000 ? "0.00010000" : LEAST_COST;
  }
}
