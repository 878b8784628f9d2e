package io.freqwatch.examples.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exporter.BotSnapshot;
import io.freqwatch.exporter.BotSnapshotBuilder;
import io.freqwatch.exporter.Collectors;
import io.freqwatch.exporter.MetricCollector;
import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExposureCollectorTest {
  private final MetricCollector collector = new ExposureCollector();

  private static Balance balance(double totalBot) {
    return new Balance(
        List.of(), totalBot, totalBot, null, null, "USDT", "", totalBot, null, null, null);
  }

  private static OpenTrade trade(@Nullable Double amount, @Nullable Double openRate) {
    return new OpenTrade(
        1L,
        "BTC/USDT",
        false,
        "S",
        null,
        1.0,
        amount,
        null,
        openRate,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static BotSnapshotBuilder bot() {
    return BotSnapshot.builder("alpha");
  }

  @Test
  void relatesOpenTradesToEquity() {
    BotSnapshot snapshot =
        bot()
            .balance(balance(1000))
            .openTrades(List.of(trade(0.5, 400.0), trade(2.0, 150.0), trade(null, 150.0)))
            .build();

    List<MetricFamily> families = collector.collect(snapshot);

    assertThat(families)
        .singleElement()
        .extracting(MetricFamily::name)
        .isEqualTo("example_exposure_ratio");
    assertThat(families.getFirst().metrics())
        .singleElement()
        .isInstanceOfSatisfying(
            Metric.Value.class, metric -> assertThat(metric.value()).isEqualTo(0.5));
  }

  @Test
  void saysNothingWhereAPartIsUnknown() {
    assertThat(collector.collect(bot().build())).isEmpty();
    assertThat(collector.collect(bot().balance(balance(1000)).build())).isEmpty();
    assertThat(collector.collect(bot().balance(balance(0)).openTrades(List.of()).build()))
        .isEmpty();
  }

  @Test
  void isFoundThroughItsServiceFile() {
    assertThat(Collectors.load(ExposureCollector.class.getClassLoader()))
        .hasAtLeastOneElementOfType(ExposureCollector.class);
  }
}
