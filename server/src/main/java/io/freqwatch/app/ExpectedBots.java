package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** Which bots the configuration names, so that an alert can tell when one is not watched. */
final class ExpectedBots implements MultiCollector {
  private final List<BotOptions> bots;

  ExpectedBots(List<BotOptions> bots) {
    this.bots = List.copyOf(bots);
  }

  @Override
  public MetricSnapshots collect() {
    GaugeSnapshot.Builder family =
        GaugeSnapshot.builder()
            .name("freqwatch_bot_expected")
            .help("1 for each bot of the configuration.");
    for (BotOptions bot : bots) {
      family.dataPoint(
          GaugeDataPointSnapshot.builder().value(1).labels(Labels.of("bot", bot.name())).build());
    }
    return new MetricSnapshots(List.of(family.build()));
  }
}
