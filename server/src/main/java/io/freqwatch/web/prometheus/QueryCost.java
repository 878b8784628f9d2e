package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.promql.engine.EndedQuery;
import tools.jackson.databind.node.ObjectNode;

/** What a query cost, as Prometheus' API and its query log say it; times in seconds. */
final class QueryCost {
  private static final double NANOS_PER_SECOND = 1e9;

  private QueryCost() {}

  static ObjectNode json(EndedQuery query) {
    double queue = query.queueNanos() / NANOS_PER_SECOND;
    double evaluation = query.evaluationNanos() / NANOS_PER_SECOND;
    ObjectNode node = Json.object();
    node.putObject("timings")
        .put("evalTotalTime", evaluation)
        .put("innerEvalTime", evaluation)
        .put("execQueueTime", queue)
        .put("execTotalTime", queue + evaluation);
    node.putObject("samples").put("peakSamples", query.samples());
    return node;
  }
}
