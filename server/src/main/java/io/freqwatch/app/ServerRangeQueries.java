package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.RuleBackfill;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Asks a server with the API of Prometheus; of native histograms nothing comes back. Used by one
 * thread.
 */
final class ServerRangeQueries implements RuleBackfill.RangeQueries {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final PrometheusClient client;

  /** The fetcher stays the caller's. */
  ServerRangeQueries(HttpFetcher fetcher, URI server) {
    this.client = new PrometheusClient(fetcher, server);
  }

  @Override
  public List<Value.Points> range(String query, long startMillis, long endMillis, long stepMillis) {
    JsonNode answer =
        client.post(
            "/api/v1/query_range",
            "query",
            query,
            "start",
            Seconds.text(startMillis),
            "end",
            Seconds.text(endMillis),
            "step",
            Seconds.text(stepMillis));
    List<Value.Points> result = new ArrayList<>();
    for (JsonNode series : answer.path("data").path("result")) {
      if (series.has("values")) {
        result.add(points(series));
      }
    }
    return result;
  }

  private static Value.Points points(JsonNode series) {
    Labels.Builder labels = Labels.builder();
    series
        .path("metric")
        .properties()
        .forEach(label -> labels.set(label.getKey(), label.getValue().asString()));
    JsonNode values = series.path("values");
    long[] times = new long[values.size()];
    double[] numbers = new double[values.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.round(values.get(i).get(0).asDouble() * MILLIS_PER_SECOND);
      numbers[i] = number(values.get(i).get(1).asString());
    }
    return new Value.Points(labels.build(), times, numbers, new FloatHistogram[0]);
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
