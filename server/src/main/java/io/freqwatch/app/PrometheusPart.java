package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.config.PrometheusFlags;
import io.freqwatch.http.Handler;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Regex;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.web.prometheus.ApiOptions;
import io.freqwatch.web.prometheus.ApiParts;
import io.freqwatch.web.prometheus.Notifications;
import io.freqwatch.web.prometheus.NotifierMetrics;
import io.freqwatch.web.prometheus.PartMetrics;
import io.freqwatch.web.prometheus.PrometheusApi;
import io.freqwatch.web.prometheus.RuleMetrics;
import io.freqwatch.web.prometheus.SelfMetrics;
import io.freqwatch.web.prometheus.ServerControl;
import io.freqwatch.web.prometheus.ServerStatus;
import io.freqwatch.web.prometheus.TsdbMetrics;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The Prometheus API over the program's metrics and rules, and the metrics of the program. */
final class PrometheusPart {
  private final FreqwatchOptions options;
  private final MetricsPart metrics;
  private final RuleParts rules;
  private final QueryRecords records;
  private final Clock clock;
  private final long startMillis;

  /**
   * @param startMillis when the program was started
   */
  PrometheusPart(
      FreqwatchOptions options,
      MetricsPart metrics,
      RuleParts rules,
      QueryRecords records,
      Clock clock,
      long startMillis) {
    this.options = options;
    this.metrics = metrics;
    this.rules = rules;
    this.records = records;
    this.clock = clock;
    this.startMillis = startMillis;
  }

  /**
   * The API.
   *
   * @param checks how each part of the program is, by name; called for each request
   * @param control what the API may ask of the program
   */
  Handler handler(Supplier<Map<String, CheckResult>> checks, ServerControl control) {
    Engine engine = new Engine(EngineSettings.of(options), clock, records);
    ApiParts parts =
        new ApiParts(
            metrics.storage(),
            new StoreAdmin(
                metrics.storage(), MetricsStore.snapshots(options), clock, new SecureRandom()),
            engine,
            metrics.scrape(),
            rules.paths(),
            rules::configuration,
            selfMetrics(engine),
            new Notifications(() -> conditions(checks), clock),
            status(),
            control);
    return new PrometheusApi(parts, apiOptions(), clock).routes();
  }

  private SelfMetrics selfMetrics(Engine engine) {
    return new SelfMetrics(records.registry(), ProgramVersion.text())
        .watch(
            new PartMetrics(
                metrics.storage()::statistics,
                metrics.scrape()::statistics,
                engine,
                metrics.discoveries()::statistics,
                metrics.jobs()::status))
        .watch(new TsdbMetrics(metrics.storage()::details))
        .watch(new ExpectedBots(options.bots()))
        .watch(new RuleMetrics(rules.manager()::statistics))
        .watch(new NotifierMetrics(rules.notifier()::statistics));
  }

  private ServerStatus status() {
    return new ServerStatus(
        ProgramVersion.text(),
        startMillis,
        options.metrics().flags().byName(),
        metrics.jobs()::status);
  }

  private ApiOptions apiOptions() {
    PrometheusFlags flags = options.metrics().flags();
    String origin = flags.text(PrometheusFlag.WEB_CORS_ORIGIN);
    return new ApiOptions(
        flags.isOn(PrometheusFlag.WEB_ENABLE_ADMIN_API),
        flags.isOn(PrometheusFlag.WEB_ENABLE_LIFECYCLE),
        origin.isEmpty() ? Optional.empty() : Optional.of(Regex.of(origin)),
        metrics.jobs()::externalLabels,
        EngineSettings.of(options).language(),
        flags.duration(PrometheusFlag.QUERY_LOOKBACK_DELTA),
        options.limits().responseBytes(),
        flags.count(PrometheusFlag.WEB_MAX_NOTIFICATIONS_SUBSCRIBERS));
  }

  /** What an administrator should know now. */
  private Set<String> conditions(Supplier<Map<String, CheckResult>> checks) {
    Set<String> now = new LinkedHashSet<>();
    if (!metrics.jobs().status().successful()) {
      now.add("Configuration reload has failed.");
    }
    checks
        .get()
        .forEach(
            (name, result) -> {
              if (!result.isOk()) {
                now.add(name + ": " + result.message());
              }
            });
    return now;
  }
}
