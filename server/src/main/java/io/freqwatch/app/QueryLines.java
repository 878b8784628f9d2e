package io.freqwatch.app;

import io.freqwatch.model.Labels;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The lines that {@code promtool query} prints: {@code up{job="a"} => 1 @[1700000000]}. */
final class QueryLines implements QueryFormat {
  /** Brackets by the number that says which ends of a bucket belong to it. */
  private static final List<String> BRACKETS = List.of("(]", "[)", "()", "[]");

  @Override
  public void print(JsonNode data, PrintWriter out) {
    JsonNode result = data.path("result");
    switch (data.path("resultType").asString("")) {
      case "scalar" -> out.println("scalar: " + point(result));
      case "string" -> out.println(result.path(1).asString(""));
      default -> result.forEach(series -> printSeries(series, out));
    }
  }

  private static void printSeries(JsonNode series, PrintWriter out) {
    String name = labels(series).toString() + " =>";
    if (series.has("value") || series.has("histogram")) {
      out.println(name + " " + points(series).getFirst());
    } else {
      out.println(name);
      points(series).forEach(out::println);
    }
  }

  /** Floats before histograms. */
  private static List<String> points(JsonNode series) {
    List<String> points = new ArrayList<>();
    each(series).forEach(point -> points.add(point(point)));
    return points;
  }

  /** All points of a series of either form, each a time and a value. */
  static List<JsonNode> each(JsonNode series) {
    List<JsonNode> points = new ArrayList<>();
    for (String one : List.of("value", "histogram")) {
      if (series.has(one)) {
        points.add(series.path(one));
      }
    }
    for (String many : List.of("values", "histograms")) {
      series.path(many).forEach(points::add);
    }
    return points;
  }

  static Labels labels(JsonNode series) {
    Labels.Builder labels = Labels.builder();
    series
        .path("metric")
        .properties()
        .forEach(label -> labels.set(label.getKey(), label.getValue().asString("")));
    return labels.build();
  }

  private static String point(JsonNode point) {
    return value(point.path(1)) + " @[" + plain(point.path(0).asString("")) + "]";
  }

  /** A number without an exponent, or the buckets of a native histogram. */
  static String value(JsonNode value) {
    if (!value.isObject()) {
      return plain(value.asString(""));
    }
    StringBuilder text = new StringBuilder("{count:").append(plain(value, "count"));
    text.append(", sum:").append(plain(value, "sum"));
    for (JsonNode bucket : value.path("buckets")) {
      String brackets = BRACKETS.get(bucket.path(0).asInt() & 3);
      text.append(", ").append(brackets.charAt(0)).append(bucket.path(1).asString(""));
      text.append(',').append(bucket.path(2).asString("")).append(brackets.charAt(1));
      text.append(':').append(plain(bucket.path(3).asString("")));
    }
    return text.append('}').toString();
  }

  private static String plain(JsonNode node, String field) {
    return plain(node.path(field).asString(""));
  }

  private static String plain(String number) {
    return number.matches("-?[0-9].*") ? new BigDecimal(number).toPlainString() : number;
  }
}
