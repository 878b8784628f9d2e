package io.freqwatch.examples.collector;

import io.freqwatch.exporter.BotSnapshot;
import io.freqwatch.exporter.CollectGroup;
import io.freqwatch.exporter.MetricCollector;
import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.util.List;
import java.util.Objects;

/**
 * Tells how much of a bot's equity its open trades move, leverage included: 0.5 is half of it, 3 is
 * three times as much. Absent while either part is not known.
 */
public final class ExposureCollector implements MetricCollector {
  @Override
  public String name() {
    return "example";
  }

  /** Open trades change quickly: with the scrapes of every 15 s. */
  @Override
  public CollectGroup group() {
    return CollectGroup.STATE;
  }

  @Override
  public List<MetricFamily> collect(BotSnapshot snapshot) {
    Double equity = snapshot.balance().map(Balance::totalBot).orElse(null);
    List<OpenTrade> trades = snapshot.openTrades().orElse(null);
    if (equity == null || equity <= 0 || trades == null) {
      return List.of();
    }
    return List.of(
        new MetricFamily(
            "example_exposure_ratio",
            MetricType.GAUGE,
            "ratio",
            "Worth of open trades when opened, leverage included, over the bot's equity.",
            List.of(new Metric.Value(Labels.EMPTY, notional(trades) / equity))));
  }

  private static double notional(List<OpenTrade> trades) {
    return trades.stream()
        .map(OpenTrade::notional)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .sum();
  }
}
