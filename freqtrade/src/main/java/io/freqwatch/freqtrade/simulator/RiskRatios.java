package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Decimals;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ratios that the newer dialect adds to {@code /profit}, by Freqtrade's definitions. */
record RiskRatios(double sharpe, double sortino, double sqn, double calmar, double cagr) {
  private static final double UNDEFINED = -100;
  private static final double DAYS_PER_YEAR = 365;

  static RiskRatios of(
      List<Trade> closed, long capital, Drawdown drawdown, long startMillis, long nowMillis) {
    if (closed.isEmpty()) {
      return new RiskRatios(0, 0, 0, 0, 0);
    }
    double[] returns = closed.stream().mapToDouble(t -> (double) t.realized() / capital).toArray();
    double sum = 0;
    for (double value : returns) {
      sum += value;
    }
    double days = days(closed.getFirst().openMillis, closed.getLast().closeMillis());
    double daily = sum / days;
    double deviation = deviation(returns, 0);
    double downside = deviation(losses(returns), 0);
    double sample = deviation(returns, 1);
    double years = days(startMillis, nowMillis) / DAYS_PER_YEAR;
    return new RiskRatios(
        annual(daily, deviation),
        annual(daily, downside),
        sample == 0
            ? UNDEFINED
            : Decimals.round(Math.sqrt(returns.length) * sum / returns.length / sample, 4),
        annual(daily * 100, drawdown.worstRatio()),
        Math.pow(1 + sum, 1 / years) - 1);
  }

  private static double annual(double daily, double risk) {
    return risk == 0 ? UNDEFINED : daily / risk * Math.sqrt(DAYS_PER_YEAR);
  }

  private static double days(long fromMillis, long toMillis) {
    return Math.max(1, TimeUnit.MILLISECONDS.toDays(toMillis - fromMillis));
  }

  private static double[] losses(double[] returns) {
    return Arrays.stream(returns).filter(value -> value < 0).toArray();
  }

  private static double deviation(double[] values, int freedom) {
    if (values.length <= freedom) {
      return 0;
    }
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - freedom));
  }
}
