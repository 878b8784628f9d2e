package io.freqwatch.web.prometheus;

import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.QueryListener;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How long queries take and what they load, under Prometheus' names. Safe for many threads. */
public final class QueryMetrics implements QueryListener {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Counter samples;
  private final DistributionDataPoint queue;
  private final DistributionDataPoint evaluation;
  private final Counter failed;

  public QueryMetrics(PrometheusRegistry registry, QueryLog log) {
    Summary durations =
        Summary.builder()
            .name("prometheus_engine_query_duration_seconds")
            .help("How long queries waited for their turn and how long they were evaluated.")
            .labelNames("slice")
            .quantile(0.5, 0.05)
            .quantile(0.9, 0.01)
            .quantile(0.99, 0.001)
            .register(registry);
    this.queue = durations.labelValues("queue_time");
    this.evaluation = durations.labelValues("inner_eval");
    this.samples =
        Counter.builder()
            .name("prometheus_engine_query_samples_total")
            .help("Samples that queries have loaded.")
            .register(registry);
    this.failed =
        Counter.builder()
            .name("freqwatch_queries_failed_total")
            .help("Queries that ended without an answer.")
            .register(registry);
    registerLog(registry, log);
  }

  private static void registerLog(PrometheusRegistry registry, QueryLog log) {
    GaugeWithCallback.builder()
        .name("prometheus_engine_query_log_enabled")
        .help("Whether slow queries are logged.")
        .callback(callback -> callback.call(1))
        .register(registry);
    CounterWithCallback.builder()
        .name("prometheus_engine_query_log_failures_total")
        .help("Lines of the query log that could not be written.")
        .callback(callback -> callback.call(log.failures()))
        .register(registry);
  }

  @Override
  public void ended(EndedQuery query) {
    queue.observe(query.queueNanos() / NANOS_PER_SECOND);
    evaluation.observe(query.evaluationNanos() / NANOS_PER_SECOND);
    samples.inc(query.samples());
    if (!query.failure().isEmpty()) {
      failed.inc();
    }
  }
}
