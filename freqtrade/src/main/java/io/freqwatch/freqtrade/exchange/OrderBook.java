package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Noise;
import io.freqwatch.freqtrade.market.Pair;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The orders around the market's price at a moment, on the pair's grid: the price itself lies
 * between the best bid and the best ask, and ten levels take tens of thousands of dollars. Amounts
 * change every second, by seed.
 */
final class OrderBook {
  private static final double HALF_SPREAD = 0.00004;
  private static final double LEVEL_DISTANCE = 0.00006;
  private static final double DOLLARS_PER_LEVEL = 6_000;

  private final Pair pair;
  private final long middle;
  private final long halfSpread;
  private final long distance;
  private final long seed;

  OrderBook(Market market, Pair pair, long millis) {
    this.pair = pair;
    this.middle = Math.round(market.price(pair, millis) / pair.priceStep());
    this.halfSpread = steps(HALF_SPREAD);
    this.distance = steps(LEVEL_DISTANCE);
    this.seed = Noise.mix(Noise.mix(millis / 1000, pair.symbol()));
  }

  private long steps(double ratio) {
    return Math.max(1, Math.round(middle * ratio));
  }

  double bid() {
    return price(bidSteps(0));
  }

  double ask() {
    return price(askSteps(0));
  }

  double bidAmount() {
    return amount(bidSteps(0));
  }

  double askAmount() {
    return amount(askSteps(0));
  }

  private long bidSteps(int level) {
    return middle - halfSpread - level * distance;
  }

  private long askSteps(int level) {
    return middle + halfSpread + level * distance;
  }

  private double price(long steps) {
    return pair.onGrid(steps * pair.priceStep());
  }

  private double amount(long steps) {
    double share = 0.4 + 1.2 * Noise.uniform(Noise.mix(seed, steps));
    double wanted = DOLLARS_PER_LEVEL * share / pair.base().dollars();
    return Math.ceil(wanted / pair.amountStep()) * pair.amountStep();
  }

  /** Up to so many bids, highest first. */
  ArrayNode bids(int levels) {
    ArrayNode bids = Json.array();
    for (int i = 0; i < levels && bidSteps(i) > 0; i++) {
      bids.add(level(bidSteps(i)));
    }
    return bids;
  }

  /** So many asks, lowest first. */
  ArrayNode asks(int levels) {
    ArrayNode asks = Json.array();
    for (int i = 0; i < levels; i++) {
      asks.add(level(askSteps(i)));
    }
    return asks;
  }

  private ArrayNode level(long steps) {
    return Json.array().add(Listing.decimal(price(steps))).add(Listing.decimal(amount(steps)));
  }

  /** {@code GET /api/v3/depth}. */
  ObjectNode toNode(int levels, long updateId) {
    ObjectNode node = Json.object().put("lastUpdateId", updateId);
    node.set("bids", bids(levels));
    node.set("asks", asks(levels));
    return node;
  }
}
