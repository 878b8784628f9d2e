package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Candle;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code GET /api/v3/klines}: candles in order of time, the last one still running. With {@code
 * startTime} the first ones from there on, else the last ones up to {@code endTime}; both compare
 * with the times of opening.
 */
final class Klines {
  private static final double DOLLARS_PER_TRADE = 150;
  private static final double TAKER_SHARE = 0.5;

  private final Market market;
  private final Pair pair;
  private final Interval interval;
  private final long nowMillis;

  Klines(Market market, Pair pair, Interval interval, long nowMillis) {
    this.market = market;
    this.pair = pair;
    this.interval = interval;
    this.nowMillis = nowMillis;
  }

  ArrayNode between(OptionalLong start, OptionalLong end, int limit) {
    long last = Math.min(end.orElse(nowMillis), nowMillis);
    List<Long> opens =
        start.isPresent() ? from(start.getAsLong(), last, limit) : until(last, limit);
    ArrayNode klines = Json.array();
    opens.forEach(open -> klines.add(kline(open)));
    return klines;
  }

  private List<Long> from(long start, long last, int limit) {
    List<Long> opens = new ArrayList<>();
    for (long open = firstFrom(start); open <= last && opens.size() < limit; ) {
      opens.add(open);
      open = interval.after(open);
    }
    return opens;
  }

  private long firstFrom(long start) {
    long moment = Math.max(start, Listing.SINCE_MILLIS);
    long open = interval.openOf(moment);
    return open < moment ? interval.after(open) : open;
  }

  private List<Long> until(long last, int limit) {
    List<Long> opens = new ArrayList<>();
    for (long open = interval.openOf(last);
        open >= Listing.SINCE_MILLIS && opens.size() < limit;
        open = interval.openOf(open - 1)) {
      opens.add(open);
    }
    return opens.reversed();
  }

  private ArrayNode kline(long open) {
    long length = interval.after(open) - open;
    Candle candle = market.candle(pair, open, length, nowMillis);
    double quoteVolume = candle.volume() * (candle.open() + candle.close()) / 2;
    double trades = candle.volume() * pair.base().dollars() / DOLLARS_PER_TRADE;
    return Json.array()
        .add(open)
        .add(Listing.decimal(candle.open()))
        .add(Listing.decimal(candle.high()))
        .add(Listing.decimal(candle.low()))
        .add(Listing.decimal(candle.close()))
        .add(Listing.decimal(candle.volume()))
        .add(open + length - 1)
        .add(Listing.decimal(quoteVolume))
        .add((long) Math.ceil(trades))
        .add(Listing.decimal(candle.volume() * TAKER_SHARE))
        .add(Listing.decimal(quoteVolume * TAKER_SHARE))
        .add("0");
  }
}
