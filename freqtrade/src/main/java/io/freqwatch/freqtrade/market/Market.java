package io.freqwatch.freqtrade.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The virtual market that all bots share: prices of every pair at any moment, past or future, by
 * seed. Coins follow a common factor and a course of their own, so they move together without being
 * the same. Immutable, safe for use by many threads.
 */
public final class Market {
  private static final int SAMPLES_PER_CANDLE = 6;
  private static final double MARKET_DAILY_DEVIATION = 0.03;

  private final long seed;
  private final BridgeNoise common;
  private final Map<String, BridgeNoise> own = new HashMap<>();

  public Market(long seed) {
    this.seed = seed;
    this.common = new BridgeNoise(Noise.mix(seed, "market"), MARKET_DAILY_DEVIATION, 0.25);
    Asset.TRADED.forEach(this::add);
    add(Asset.EUR);
    add(Asset.BNB);
  }

  private void add(Asset asset) {
    long assetSeed = Noise.mix(seed, asset.name());
    double border = asset.dailyDeviation() * 5;
    own.put(asset.name(), new BridgeNoise(assetSeed, asset.dailyDeviation(), border));
  }

  /** The last price, on the pair's grid. */
  public double price(Pair pair, long millis) {
    return pair.onGrid(exactPrice(pair, millis));
  }

  /** What one coin is worth in another. */
  public double rate(Asset base, Asset quote, long millis) {
    double market = common.at(millis);
    return dollars(base, market, millis) / dollars(quote, market, millis);
  }

  /** The change of the price from one moment to a later one, as a ratio. */
  public double change(Pair pair, long fromMillis, long toMillis) {
    return exactPrice(pair, toMillis) / exactPrice(pair, fromMillis) - 1;
  }

  /** Candles in order of time, the last one opening at or before the given moment. */
  public List<Candle> candles(Pair pair, long lengthMillis, int count, long lastMillis) {
    long lastOpen = Math.floorDiv(lastMillis, lengthMillis) * lengthMillis;
    List<Candle> candles = new ArrayList<>(count);
    for (int i = count - 1; i >= 0; i--) {
      long open = lastOpen - i * lengthMillis;
      candles.add(candle(pair, open, lengthMillis, open + lengthMillis));
    }
    return candles;
  }

  /**
   * One candle as it stands at a moment.
   *
   * @param nowMillis later prices do not count, and of the volume only the share of the time; a
   *     moment after the end makes the candle whole
   */
  public Candle candle(Pair pair, long openMillis, long lengthMillis, long nowMillis) {
    long elapsed = Math.clamp(nowMillis - openMillis, 0, lengthMillis);
    double open = price(pair, openMillis);
    double high = open;
    double low = open;
    double close = open;
    for (int i = 1; i <= SAMPLES_PER_CANDLE; i++) {
      close = price(pair, openMillis + Math.min(i * lengthMillis / SAMPLES_PER_CANDLE, elapsed));
      high = Math.max(high, close);
      low = Math.min(low, close);
    }
    double whole = volume(pair, lengthMillis, openMillis, (high - low) / open);
    double volume = Decimals.round(whole * elapsed / lengthMillis, 8);
    return new Candle(openMillis, open, high, low, close, volume);
  }

  private double volume(Pair pair, long lengthMillis, long openMillis, double range) {
    double draw = Noise.uniform(Noise.mix(Noise.mix(seed, pair.symbol()), openMillis));
    double dollars = lengthMillis * (0.5 + draw) * (1 + 200 * range);
    return Decimals.round(dollars / pair.base().dollars(), 8);
  }

  private double exactPrice(Pair pair, long millis) {
    return rate(pair.base(), pair.quote(), millis);
  }

  private double dollars(Asset asset, double market, long millis) {
    BridgeNoise course = own.get(asset.name());
    return course == null
        ? asset.dollars()
        : asset.dollars() * Math.exp(asset.beta() * market + course.at(millis));
  }
}
