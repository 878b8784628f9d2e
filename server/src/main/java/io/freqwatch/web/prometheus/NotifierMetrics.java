package io.freqwatch.web.prometheus;

import io.freqwatch.notifier.AlertmanagerStatistics;
import io.freqwatch.notifier.NotifierStatistics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the notifier counts, by alertmanager, under Prometheus' names. */
public final class NotifierMetrics implements MultiCollector {
  private static final double[] QUANTILES = {0.5, 0.9, 0.99};

  private final Supplier<NotifierStatistics> notifier;

  public NotifierMetrics(Supplier<NotifierStatistics> notifier) {
    this.notifier = notifier;
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, AlertmanagerStatistics> now = new LinkedHashMap<>();
    notifier
        .get()
        .alertmanagers()
        .forEach(each -> now.putIfAbsent(each.address().toString(), each));
    SummarySnapshot.Builder latency =
        SummarySnapshot.builder()
            .name("prometheus_notifications_latency_seconds")
            .help("How long sending a batch of alerts takes.");
    now.forEach(
        (address, each) ->
            latency.dataPoint(RuleMetrics.point(each.latencies(), QUANTILES, labels(address))));
    return new MetricSnapshots(
        List.of(
            latency.build(),
            counter("sent", "Alerts sent.", now, AlertmanagerStatistics::sent),
            counter("errors", "Alerts whose sending failed.", now, AlertmanagerStatistics::failed),
            counter(
                "dropped",
                "Alerts dropped because sending failed or too many waited.",
                now,
                AlertmanagerStatistics::dropped),
            gauge("queue_length", "Alerts that wait.", now, AlertmanagerStatistics::queueLength),
            gauge(
                "queue_capacity",
                "How many alerts may wait.",
                now,
                AlertmanagerStatistics::queueCapacity),
            GaugeSnapshot.builder()
                .name("prometheus_notifications_alertmanagers_discovered")
                .help("Alertmanagers that alerts go to.")
                .dataPoint(GaugeDataPointSnapshot.builder().value(now.size()).build())
                .build()));
  }

  private static MetricSnapshot counter(
      String name,
      String help,
      Map<String, AlertmanagerStatistics> now,
      ToDoubleFunction<AlertmanagerStatistics> value) {
    CounterSnapshot.Builder family =
        CounterSnapshot.builder().name("prometheus_notifications_" + name).help(help);
    now.forEach(
        (address, each) ->
            family.dataPoint(
                CounterDataPointSnapshot.builder()
                    .value(value.applyAsDouble(each))
                    .labels(labels(address))
                    .build()));
    return family.build();
  }

  private static MetricSnapshot gauge(
      String name,
      String help,
      Map<String, AlertmanagerStatistics> now,
      ToDoubleFunction<AlertmanagerStatistics> value) {
    GaugeSnapshot.Builder family =
        GaugeSnapshot.builder().name("prometheus_notifications_" + name).help(help);
    now.forEach(
        (address, each) ->
            family.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .value(value.applyAsDouble(each))
                    .labels(labels(address))
                    .build()));
    return family.build();
  }

  private static Labels labels(String address) {
    return Labels.of("alertmanager", address);
  }
}
