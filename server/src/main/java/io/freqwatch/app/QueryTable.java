package io.freqwatch.app;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A column for each label, a row for each value; with its time where there is more than one. */
final class QueryTable implements QueryFormat {
  private static final double MILLIS_PER_SECOND = 1e3;

  @Override
  public void print(JsonNode data, PrintWriter out) {
    JsonNode result = data.path("result");
    switch (data.path("resultType").asString("")) {
      case "scalar", "string" -> out.println(QueryLines.value(result.path(1)));
      case "matrix" -> print(result, true, out);
      default -> print(result, false, out);
    }
  }

  private static void print(JsonNode result, boolean withTimes, PrintWriter out) {
    if (result.isEmpty()) {
      return;
    }
    Set<String> names = names(result);
    TextTable table = new TextTable(titles(names, withTimes));
    for (JsonNode series : result) {
      Labels labels = QueryLines.labels(series);
      for (JsonNode point : QueryLines.each(series)) {
        table.row(cells(labels, names, withTimes, point));
      }
    }
    table.print(out);
  }

  /** All names of labels, the metric's name first. */
  private static Set<String> names(JsonNode result) {
    Set<String> others = new TreeSet<>(Labels::compareUtf8);
    for (JsonNode series : result) {
      for (Label label : QueryLines.labels(series)) {
        others.add(label.name());
      }
    }
    Set<String> names = new LinkedHashSet<>();
    if (others.contains(Labels.METRIC_NAME)) {
      names.add(Labels.METRIC_NAME);
    }
    names.addAll(others);
    return names;
  }

  private static String[] titles(Set<String> names, boolean withTimes) {
    List<String> titles = new ArrayList<>();
    names.forEach(name -> titles.add(name.equals(Labels.METRIC_NAME) ? "METRIC" : name));
    titles.addAll(withTimes ? List.of("TIME", ">VALUE") : List.of(">VALUE"));
    return titles.toArray(String[]::new);
  }

  private static String[] cells(
      Labels labels, Set<String> names, boolean withTimes, JsonNode point) {
    List<String> cells = new ArrayList<>();
    names.forEach(name -> cells.add(labels.value(name)));
    if (withTimes) {
      long millis = Math.round(point.path(0).asDouble(0) * MILLIS_PER_SECOND);
      cells.add(Instant.ofEpochMilli(millis).toString());
    }
    cells.add(QueryLines.value(point.path(1)));
    return cells.toArray(String[]::new);
  }
}
