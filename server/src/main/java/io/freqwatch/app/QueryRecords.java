package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.QueryLogOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.QueryListener;
import io.freqwatch.web.prometheus.QueryLog;
import io.freqwatch.web.prometheus.QueryMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * What is written down of every query, of people and of rules: metrics, and a log of the slow ones.
 * Safe for use by many threads.
 */
record QueryRecords(PrometheusRegistry registry, QueryMetrics metrics, QueryLog log)
    implements QueryListener {

  static QueryRecords of(FreqwatchOptions options, Clock clock) {
    QueryLogOptions wanted = options.metrics().queryLog();
    QueryLog log = new QueryLog(wanted.file(options.data()), wanted.slowerThan(), clock);
    PrometheusRegistry registry = new PrometheusRegistry();
    return new QueryRecords(registry, new QueryMetrics(registry, log), log);
  }

  @Override
  public void ended(EndedQuery query) {
    metrics.ended(query);
    log.ended(query);
  }
}
