package io.freqwatch.freqtrade.exchange;

import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Pair;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is traded here: every coin for USDT, and the larger ones for EUR and BTC. */
final class Listing {
  /** 2020-01-01; there are no candles before. */
  static final long SINCE_MILLIS = 1_577_836_800_000L;

  static final List<Pair> PAIRS =
      Stream.of(
              Asset.TRADED.stream().map(base -> spot(base, Asset.USDT)),
              Stream.of(spot(Asset.BNB, Asset.USDT), spot(Asset.EUR, Asset.USDT)),
              Asset.TRADED.stream().map(base -> spot(base, Asset.EUR)),
              Asset.TRADED.stream().filter(Listing::isWorthBitcoin).map(Listing::forBitcoin))
          .flatMap(pairs -> pairs)
          .toList();

  private static final double LEAST_DOLLARS_FOR_BITCOIN = 5;
  private static final Map<String, Pair> BY_SYMBOL = bySymbol();

  private Listing() {}

  /** The pair of a symbol such as {@code BTCUSDT}. */
  static Optional<Pair> find(String symbol) {
    return Optional.ofNullable(BY_SYMBOL.get(symbol));
  }

  static String symbol(Pair pair) {
    return pair.base().name() + pair.quote().name();
  }

  /** A number as Binance writes it: a string with eight digits after the point. */
  static String decimal(double value) {
    return BigDecimal.valueOf(value).setScale(8, RoundingMode.HALF_UP).toPlainString();
  }

  /** A ratio as percent with three digits after the point. */
  static String percent(double ratio) {
    return BigDecimal.valueOf(100 * ratio).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }

  private static Pair spot(Asset base, Asset quote) {
    return new Pair(base, quote, false);
  }

  private static Pair forBitcoin(Asset base) {
    return spot(base, Asset.BTC);
  }

  /** Cheaper coins would move by whole percents from one price of the grid to the next. */
  private static boolean isWorthBitcoin(Asset base) {
    return !base.equals(Asset.BTC) && base.dollars() > LEAST_DOLLARS_FOR_BITCOIN;
  }

  private static Map<String, Pair> bySymbol() {
    Map<String, Pair> bySymbol = new LinkedHashMap<>();
    PAIRS.forEach(pair -> bySymbol.put(symbol(pair), pair));
    return bySymbol;
  }
}
