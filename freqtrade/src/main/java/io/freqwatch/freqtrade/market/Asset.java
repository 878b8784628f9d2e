package io.freqwatch.freqtrade.market;

import java.util.List;
import java.util.Optional;

/**
 * A coin of the virtual market.
 *
 * @param dollars price around which it moves
 * @param beta how strongly it follows the market as a whole
 * @param dailyDeviation standard deviation of its own movement over a day
 */
public record Asset(String name, double dollars, double beta, double dailyDeviation) {
  public static final Asset USDT = new Asset("USDT", 1, 0, 0);
  public static final Asset BTC = new Asset("BTC", 61_000, 1.0, 0.012);
  public static final Asset EUR = new Asset("EUR", 1.08, 0, 0.004);
  public static final Asset BNB = new Asset("BNB", 580, 0.8, 0.022);

  /** The coins that bots trade, the largest first. */
  public static final List<Asset> TRADED =
      List.of(
          BTC,
          new Asset("ETH", 3_050, 1.15, 0.018),
          new Asset("SOL", 150, 1.3, 0.032),
          new Asset("XRP", 0.61, 0.9, 0.03),
          new Asset("ADA", 0.42, 1.1, 0.03),
          new Asset("DOGE", 0.17, 1.3, 0.04),
          new Asset("AVAX", 32, 1.25, 0.034),
          new Asset("LINK", 14.5, 1.1, 0.03),
          new Asset("DOT", 6.2, 1.1, 0.028),
          new Asset("LTC", 78, 0.9, 0.024),
          new Asset("ATOM", 7.8, 1.1, 0.03),
          new Asset("NEAR", 5.1, 1.3, 0.036));

  /** USDT or one of {@link #TRADED}. */
  public static Optional<Asset> named(String name) {
    return name.equals("USDT")
        ? Optional.of(USDT)
        : TRADED.stream().filter(asset -> asset.name.equals(name)).findFirst();
  }
}
