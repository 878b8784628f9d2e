package io.freqwatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.RuleBackfill;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Asks a server with the API of Prometheus; of native histograms nothing comes back. Used by one
 * thread.
 */
final class ServerRangeQueries implements RuleBackfill.RangeQueries {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final int MAX_BODY_BYTES = 256 << 20;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final HttpFetcher fetcher;
  private final URI server;

  /** The fetcher stays the caller's. */
  ServerRangeQueries(HttpFetcher fetcher, URI server) {
    this.fetcher = fetcher;
    this.server = server;
  }

  @Override
  public List<Value.Points> range(String query, long startMillis, long endMillis, long stepMillis) {
    String form =
        "query=%s&start=%s&end=%s&step=%s"
            .formatted(
                URLEncoder.encode(query, UTF_8),
                seconds(startMillis),
                seconds(endMillis),
                seconds(stepMillis));
    List<Value.Points> result = new ArrayList<>();
    for (JsonNode series : ask(form, query).path("data").path("result")) {
      if (series.has("values")) {
        result.add(points(series));
      }
    }
    return result;
  }

  private JsonNode ask(String form, String query) {
    URI uri = URI.create(server + "/api/v1/query_range");
    try {
      HttpAnswer answer =
          fetcher.fetch(
              HttpCall.post(uri, "application/x-www-form-urlencoded", form.getBytes(UTF_8))
                  .within(DEADLINE)
                  .withMaxBodyBytes(MAX_BODY_BYTES));
      JsonNode tree = Json.parse(answer.body());
      if (answer.isSuccess()) {
        return tree;
      }
      throw new CommandFailure(
          ExitCode.CHECK_FAILED, query + ": " + tree.path("error").asString(answer.text()));
    } catch (HttpFailure | JsonException e) {
      throw new CommandFailure(
          ExitCode.SERVER_NOT_REACHED, "no Prometheus API at " + server + ": " + e.getMessage());
    }
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

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / MILLIS_PER_SECOND);
  }
}
