package io.freqwatch.web.prometheus;

import io.freqwatch.rules.Alert;
import io.freqwatch.rules.DurationSummary;
import io.freqwatch.rules.GroupStatistics;
import io.freqwatch.rules.GroupView;
import io.freqwatch.rules.RuleStatistics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What rules count, under Prometheus' names. */
public final class RuleMetrics implements MultiCollector {
  private static final double[] RULE_QUANTILES = {0.5, 0.9, 0.99};
  private static final double[] GROUP_QUANTILES = {0.01, 0.05, 0.5, 0.9, 0.99};
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Supplier<RuleStatistics> rules;

  public RuleMetrics(Supplier<RuleStatistics> rules) {
    this.rules = rules;
  }

  @Override
  public MetricSnapshots collect() {
    RuleStatistics now = rules.get();
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(
        SummarySnapshot.builder()
            .name("prometheus_rule_evaluation_duration_seconds")
            .help("How long single rules take.")
            .dataPoint(point(now.ruleDurations(), RULE_QUANTILES, Labels.EMPTY))
            .build());
    all.add(
        SummarySnapshot.builder()
            .name("prometheus_rule_group_duration_seconds")
            .help("How long groups take.")
            .dataPoint(point(now.groupDurations(), GROUP_QUANTILES, Labels.EMPTY))
            .build());
    addCounters(now.groups(), all);
    addGauges(now.groups(), all);
    return new MetricSnapshots(all);
  }

  private static void addCounters(List<GroupView> groups, List<MetricSnapshot> all) {
    all.add(
        counter(
            "prometheus_rule_evaluations",
            "Evaluations of rules.",
            groups,
            GroupStatistics::evaluations));
    all.add(
        counter(
            "prometheus_rule_evaluation_failures",
            "Evaluations of rules that failed.",
            groups,
            GroupStatistics::evaluationFailures));
    all.add(
        counter(
            "freqwatch_rule_samples_refused",
            "Results of rules that were not stored, being too old or there with another value.",
            groups,
            GroupStatistics::samplesRefused));
    all.add(
        counter(
            "prometheus_rule_group_iterations",
            "Evaluations of groups that were due.",
            groups,
            GroupStatistics::iterations));
    all.add(
        counter(
            "prometheus_rule_group_iterations_missed",
            "Evaluations of groups left out because the one before took too long.",
            groups,
            GroupStatistics::iterationsMissed));
  }

  private static void addGauges(List<GroupView> groups, List<MetricSnapshot> all) {
    all.add(
        gauge(
            "prometheus_rule_group_interval_seconds",
            "How often a group is evaluated.",
            groups,
            group -> group.interval().toMillis() / MILLIS_PER_SECOND));
    all.add(
        gauge(
            "prometheus_rule_group_rules",
            "Rules of a group.",
            groups,
            group -> group.rules().size()));
    all.add(
        gauge(
            "prometheus_rule_group_last_evaluation_timestamp_seconds",
            "When a group was evaluated last.",
            groups,
            group -> seconds(group.statistics().lastEvaluationMillis())));
    all.add(
        gauge(
            "prometheus_rule_group_last_duration_seconds",
            "How long the last evaluation of a group took.",
            groups,
            group -> group.statistics().lastDurationSeconds()));
    all.add(
        gauge(
            "prometheus_rule_group_last_rule_duration_sum_seconds",
            "How long the rules of a group took in its last evaluation, added up.",
            groups,
            group -> group.statistics().lastRulesSeconds()));
    all.add(
        gauge(
            "prometheus_rule_group_last_restore_duration_seconds",
            "How long it took to restore the state of a group's alerts.",
            groups,
            group -> group.statistics().lastRestoreSeconds()));
    all.add(
        gauge(
            "prometheus_rule_group_last_evaluation_samples",
            "Samples that the last evaluation of a group gave.",
            groups,
            group -> group.statistics().lastSamples()));
  }

  private static double seconds(long millis) {
    return millis == Alert.NEVER ? 0 : millis / MILLIS_PER_SECOND;
  }

  private static MetricSnapshot counter(
      String name, String help, List<GroupView> groups, ToDoubleFunction<GroupStatistics> value) {
    CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
    for (GroupView group : groups) {
      family.dataPoint(
          CounterDataPointSnapshot.builder()
              .value(value.applyAsDouble(group.statistics()))
              .labels(labels(group))
              .build());
    }
    return family.build();
  }

  private static MetricSnapshot gauge(
      String name, String help, List<GroupView> groups, ToDoubleFunction<GroupView> value) {
    GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
    for (GroupView group : groups) {
      family.dataPoint(
          GaugeDataPointSnapshot.builder()
              .value(value.applyAsDouble(group))
              .labels(labels(group))
              .build());
    }
    return family.build();
  }

  private static Labels labels(GroupView group) {
    return Labels.of("rule_group", group.definition().key());
  }

  static SummaryDataPointSnapshot point(DurationSummary summary, double[] shares, Labels labels) {
    List<Quantile> quantiles = new ArrayList<>();
    for (double share : shares) {
      quantiles.add(new Quantile(share, summary.quantile(share)));
    }
    return SummaryDataPointSnapshot.builder()
        .count(summary.count())
        .sum(summary.sumSeconds())
        .quantiles(Quantiles.of(quantiles))
        .labels(labels)
        .build();
  }
}
