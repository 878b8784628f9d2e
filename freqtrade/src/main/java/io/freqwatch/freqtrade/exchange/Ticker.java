package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Candle;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v3/ticker/24hr}: the last day of a pair, from its hours. */
final class Ticker {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int HOURS = 24;

  private final Market market;
  private final long nowMillis;

  Ticker(Market market, long nowMillis) {
    this.market = market;
    this.nowMillis = nowMillis;
  }

  ObjectNode of(Pair pair) {
    long since = nowMillis - HOURS * HOUR;
    double open = market.price(pair, since);
    double last = market.price(pair, nowMillis);
    List<Candle> hours = market.candles(pair, HOUR, HOURS, nowMillis - HOUR);
    double high = hours.stream().mapToDouble(Candle::high).max().orElse(last);
    double low = hours.stream().mapToDouble(Candle::low).min().orElse(last);
    double volume = hours.stream().mapToDouble(Candle::volume).sum();
    double mean = hours.stream().mapToDouble(Candle::close).average().orElse(last);
    OrderBook book = new OrderBook(market, pair, nowMillis);
    ObjectNode node = Json.object().put("symbol", Listing.symbol(pair));
    put(node, "priceChange", last - open);
    node.put("priceChangePercent", Listing.percent(last / open - 1));
    put(node, "weightedAvgPrice", mean);
    put(node, "prevClosePrice", open);
    put(node, "lastPrice", last);
    put(node, "lastQty", book.askAmount());
    put(node, "bidPrice", book.bid());
    put(node, "bidQty", book.bidAmount());
    put(node, "askPrice", book.ask());
    put(node, "askQty", book.askAmount());
    put(node, "openPrice", open);
    put(node, "highPrice", Math.max(high, Math.max(open, last)));
    put(node, "lowPrice", Math.min(low, Math.min(open, last)));
    put(node, "volume", volume);
    put(node, "quoteVolume", volume * mean);
    node.put("openTime", since).put("closeTime", nowMillis);
    return ids(node);
  }

  /** The exchange counts a trade per millisecond. */
  private ObjectNode ids(ObjectNode node) {
    return node.put("firstId", nowMillis - HOURS * HOUR)
        .put("lastId", nowMillis)
        .put("count", HOURS * HOUR + 1);
  }

  private static void put(ObjectNode node, String name, double value) {
    node.put(name, Listing.decimal(value));
  }
}
