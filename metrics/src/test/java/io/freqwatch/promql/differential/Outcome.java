package io.freqwatch.promql.differential;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a query gave: by series and time a float, or count and sum of a native histogram; or a
 * failure, whose text is not compared.
 */
record Outcome(String failure, Map<String, Map<Long, List<Double>>> series) {
  /**
   * So far two answers may lie apart, of the larger one: both add up with what rounding loses, yet
   * in another order, and functions such as exp have a last digit that differs between libraries.
   */
  private static final double TOLERANCE = 1e-9;

  static Outcome failed(String why) {
    return new Outcome(why, Map.of());
  }

  static Outcome of(Value value) {
    Map<String, Map<Long, List<Double>>> all = new TreeMap<>();
    switch (value) {
      case Value.Scalar scalar ->
          all.put("scalar", Map.of(scalar.timestampMillis(), List.of(scalar.value())));
      case Value.Text text -> all.put(text.value(), Map.of());
      case Value.Vector vector -> {
        for (Value.Sample sample : vector.samples()) {
          List<Double> numbers =
              sample.histogram() == null
                  ? List.of(sample.value())
                  : List.of(sample.histogram().count(), sample.histogram().sum());
          all.put(text(sample.labels()), Map.of(vector.timestampMillis(), numbers));
        }
      }
      case Value.Matrix matrix -> {
        for (Value.Points points : matrix.series()) {
          all.put(text(points.labels()), points(points));
        }
      }
    }
    return new Outcome("", all);
  }

  private static Map<Long, List<Double>> points(Value.Points points) {
    Map<Long, List<Double>> all = new TreeMap<>();
    for (int i = 0; i < points.size(); i++) {
      var histogram = points.histogram(i);
      all.put(
          points.timestampsMillis()[i],
          histogram == null
              ? List.of(points.values()[i])
              : List.of(histogram.count(), histogram.sum()));
    }
    return all;
  }

  private static String text(Labels labels) {
    Map<String, String> map = new TreeMap<>();
    for (Label label : labels) {
      map.put(label.name(), label.value());
    }
    return map.toString();
  }

  /** Of an answer of the HTTP API. */
  static Outcome of(byte[] body) {
    JsonNode answer = Json.parse(body);
    if (!answer.get("status").asString().equals("success")) {
      return failed(answer.get("error").asString());
    }
    JsonNode result = answer.get("data").get("result");
    Map<String, Map<Long, List<Double>>> all = new TreeMap<>();
    if (answer.get("data").get("resultType").asString().equals("scalar")) {
      all.put("scalar", Map.of(millis(result), List.of(number(result.get(1)))));
      return new Outcome("", all);
    }
    for (JsonNode series : result) {
      Map<Long, List<Double>> samples = new TreeMap<>();
      add(series, samples);
      Map<String, String> labels = new TreeMap<>();
      series
          .get("metric")
          .propertyStream()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
      all.put(labels.toString(), samples);
    }
    return new Outcome("", all);
  }

  private static void add(JsonNode series, Map<Long, List<Double>> samples) {
    if (series.has("value")) {
      samples.put(millis(series.get("value")), List.of(number(series.get("value").get(1))));
    }
    if (series.has("histogram")) {
      samples.put(millis(series.get("histogram")), histogram(series.get("histogram").get(1)));
    }
    for (JsonNode sample : series.path("values")) {
      samples.put(millis(sample), List.of(number(sample.get(1))));
    }
    for (JsonNode sample : series.path("histograms")) {
      samples.put(millis(sample), histogram(sample.get(1)));
    }
  }

  private static List<Double> histogram(JsonNode histogram) {
    return List.of(number(histogram.get("count")), number(histogram.get("sum")));
  }

  private static long millis(JsonNode sample) {
    return Math.round(sample.get(0).asDouble() * 1000);
  }

  private static double number(JsonNode text) {
    return Double.parseDouble(text.asString().replace("Inf", "Infinity").replace("+", ""));
  }

  boolean isFailure() {
    return !failure.isEmpty();
  }

  boolean equalsWithin(Outcome other) {
    return isFailure() == other.isFailure()
        && series.keySet().equals(other.series.keySet())
        && series.keySet().stream()
            .allMatch(labels -> same(series.get(labels), other.series.get(labels)));
  }

  /** The same but for which series were picked. */
  boolean equalsInValues(Outcome other) {
    return isFailure() == other.isFailure() && same(byTime(), other.byTime());
  }

  /** How many there are at each time, whichever. */
  boolean equalsInCounts(Outcome other) {
    return isFailure() == other.isFailure() && counts().equals(other.counts());
  }

  private Map<Long, List<Double>> byTime() {
    Map<Long, List<Double>> values = new TreeMap<>();
    for (Map<Long, List<Double>> samples : series.values()) {
      samples.forEach(
          (time, numbers) -> values.computeIfAbsent(time, _ -> new ArrayList<>()).addAll(numbers));
    }
    values.values().forEach(each -> each.sort(Double::compare));
    return values;
  }

  private Map<Long, Integer> counts() {
    Map<Long, Integer> counts = new TreeMap<>();
    for (Map<Long, List<Double>> samples : series.values()) {
      samples.keySet().forEach(time -> counts.merge(time, 1, Integer::sum));
    }
    return counts;
  }

  private static boolean same(Map<Long, List<Double>> left, Map<Long, List<Double>> right) {
    return left.keySet().equals(right.keySet())
        && left.keySet().stream().allMatch(time -> same(left.get(time), right.get(time)));
  }

  private static boolean same(Collection<Double> left, List<Double> right) {
    int at = 0;
    for (double each : left) {
      if (at >= right.size() || !close(each, right.get(at++))) {
        return false;
      }
    }
    return at == right.size();
  }

  private static boolean close(double left, double right) {
    double apart = Math.abs(left - right);
    return Double.compare(left, right) == 0
        || left == right
        || apart <= TOLERANCE * Math.max(Math.abs(left), Math.abs(right));
  }
}
