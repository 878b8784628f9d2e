package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /historic_balance}; from API 2.48. Deposits count.
 *
 * @param captureStartMillis since when the bot has written it down
 */
public record HistoricBalance(List<Point> points, @Nullable Long captureStartMillis) {
  public HistoricBalance {
    points = List.copyOf(points);
  }

  /** The wallet in the stake currency at one moment. */
  public record Point(long millis, double total) {}
}
