package io.freqwatch.freqtrade.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarketTest {
  private static final long NOW = 1_795_344_731_172L;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final Pair BTC = new Pair(Asset.BTC, Asset.USDT, false);
  private static final Pair SOL = pair("SOL");
  private static final Pair ETH = pair("ETH");

  private final Market market = new Market(42);

  private static Pair pair(String name) {
    return new Pair(Asset.named(name).orElseThrow(), Asset.USDT, false);
  }

  @Test
  void givesTheSamePriceForTheSameSeedAndMomentInAnyOrder() {
    Market other = new Market(42);
    double later = other.price(BTC, NOW + MINUTE);

    assertThat(other.price(BTC, NOW)).isEqualTo(market.price(BTC, NOW));
    assertThat(market.price(BTC, NOW + MINUTE)).isEqualTo(later);
    assertThat(new Market(43).price(BTC, NOW)).isNotEqualTo(market.price(BTC, NOW));
  }

  @Test
  void keepsPricesOnTheGridOfThePair() {
    for (int i = 0; i < 500; i++) {
      double ticks = market.price(BTC, NOW - i * MINUTE) * 100;
      assertThat(ticks).isEqualTo(Math.rint(ticks), within(1e-6));
    }
  }

  @Test
  void staysInABelievableRangeFor400Days() {
    for (int day = 0; day < 400; day++) {
      double price = market.price(BTC, NOW - Duration.ofDays(day).toMillis());
      assertThat(price).isBetween(15_000.0, 250_000.0);
    }
  }

  @Test
  void candlesFollowOneAnotherWithoutGaps() {
    List<Candle> candles = market.candles(SOL, 5 * MINUTE, 100, NOW);

    assertThat(candles).hasSize(100);
    for (int i = 1; i < candles.size(); i++) {
      Candle candle = candles.get(i);
      assertThat(candle.open()).isEqualTo(candles.get(i - 1).close());
      assertThat(candle.openMillis() - candles.get(i - 1).openMillis()).isEqualTo(5 * MINUTE);
      assertThat(candle.high()).isGreaterThanOrEqualTo(Math.max(candle.open(), candle.close()));
      assertThat(candle.low()).isLessThanOrEqualTo(Math.min(candle.open(), candle.close()));
      assertThat(candle.volume()).isPositive();
    }
  }

  @Test
  void coinsMoveTogetherWithoutBeingTheSame() {
    assertThat(correlation(hourly(BTC), hourly(ETH))).isBetween(0.4, 0.98);
  }

  @Test
  void wildHoursFollowWildHours() {
    double[] changes = hourly(SOL);
    double[] sizes = new double[changes.length - 1];
    double[] next = new double[changes.length - 1];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(changes[i]);
      next[i] = Math.abs(changes[i + 1]);
    }
    assertThat(correlation(sizes, next)).isGreaterThan(0.04);
  }

  private double[] hourly(Pair pair) {
    double[] changes = new double[3000];
    for (int i = 0; i < changes.length; i++) {
      long from = NOW - (i + 1L) * 60 * MINUTE;
      changes[i] = market.change(pair, from, from + 60 * MINUTE);
    }
    return changes;
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double together = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      together += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    return together / Math.sqrt(squaresA * squaresB);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
