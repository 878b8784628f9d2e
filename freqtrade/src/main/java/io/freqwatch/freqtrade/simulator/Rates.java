package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The prices a bot goes by until its next look at the market, as Freqtrade caches them; all answers
 * between two looks therefore agree. Immutable.
 */
record Rates(long millis, Map<Pair, Double> byPair) {
  static Rates look(Market market, List<Pair> pairs, long millis) {
    Map<Pair, Double> rates = new HashMap<>();
    pairs.forEach(pair -> rates.put(pair, market.price(pair, millis)));
    return new Rates(millis, rates);
  }

  /** The same with another rate of one pair. */
  Rates with(Pair pair, double rate) {
    Map<Pair, Double> rates = new HashMap<>(byPair);
    rates.put(pair, rate);
    return new Rates(millis, rates);
  }

  double of(Pair pair) {
    Double rate = byPair.get(pair);
    if (rate == null) {
      throw new IllegalArgumentException(
          "no rate of " + pair.symbol() + "; not a pair of this bot");
    }
    return rate;
  }
}
