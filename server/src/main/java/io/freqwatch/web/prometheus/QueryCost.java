package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.promql.engine.EndedQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a query cost, as Prometheus' API and its query log say it; times in seconds. */
final class QueryCost {
  private static final int MILLIS_DIGITS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  private QueryCost() {}

  /**
   * @param perStep whether to tell of each step, where its samples were counted
   */
  static ObjectNode json(EndedQuery query, boolean perStep) {
    double queue = query.queueNanos() / NANOS_PER_SECOND;
    double evaluation = query.evaluationNanos() / NANOS_PER_SECOND;
    ObjectNode node = Json.object();
    node.putObject("timings")
        .put("evalTotalTime", evaluation)
        .put("innerEvalTime", evaluation)
        .put("execQueueTime", queue)
        .put("execTotalTime", queue + evaluation);
    ObjectNode samples = node.putObject("samples");
    List<Long> counts = query.samplesPerStep();
    if (perStep) {
      add(query, samples.putArray("totalQueryableSamplesPerStep"));
    }
    if (!counts.isEmpty()) {
      samples.put("totalQueryableSamples", counts.stream().mapToLong(Long::longValue).sum());
    }
    samples.put("peakSamples", query.samples());
    return node;
  }

  private static void add(EndedQuery query, ArrayNode steps) {
    for (int step = 0; step < query.samplesPerStep().size(); step++) {
      long millis = query.startMillis() + step * query.stepMillis();
      steps.addArray().add(seconds(millis)).add(query.samplesPerStep().get(step));
    }
  }

  private static BigDecimal seconds(long millis) {
    BigDecimal seconds = BigDecimal.valueOf(millis, MILLIS_DIGITS).stripTrailingZeros();
    return seconds.setScale(Math.max(0, seconds.scale()), RoundingMode.UNNECESSARY);
  }
}
