package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.promql.parse.Aggregator;
import io.freqwatch.promql.parse.BinaryOperator;
import io.freqwatch.promql.parse.Functions;
import io.freqwatch.promql.parse.LanguageOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /features}: which parts of Prometheus there are and are turned on, by the names that its
 * own server gives them, so that a client need not guess by the version.
 */
final class Features {
  private static final List<String> MODIFIERS =
      List.of(
          "at_modifier",
          "bool",
          "by",
          "group_left",
          "group_right",
          "ignoring",
          "negative_offset",
          "offset",
          "on",
          "per_query_lookback_delta",
          "subqueries",
          "without");

  private final ApiOptions options;
  private final LanguageOptions language;

  Features(ApiOptions options) {
    this.options = options;
    this.language = options.language();
  }

  Response features(Request request) {
    ObjectNode data = Json.object();
    data.set("api", node(api()));
    data.set("prometheus", node(Map.of("agent_mode", false, "server_mode", true)));
    data.set("promql", node(language()));
    data.set("promql_functions", node(functions()));
    data.set("promql_operators", node(operators()));
    data.set("scrape", node(Map.of("extra_scrape_metrics", true)));
    data.set(
        "service_discovery_providers",
        node(Map.of("dns", true, "file", true, "http", true, "static", true)));
    data.set("tsdb", node(Map.of("exemplar_storage", true, "native_histograms", true)));
    return ApiAnswer.of(json -> json.json(data));
  }

  private Map<String, Boolean> api() {
    return Map.of(
        "admin", options.admin(),
        "lifecycle", options.lifecycle(),
        "label_values_match", true,
        "query_stats", true,
        "query_warnings", true,
        "search", true,
        "time_range_labels", true,
        "time_range_series", true,
        "otlp_write_receiver", false,
        "remote_write_receiver", false);
  }

  private Map<String, Boolean> language() {
    Map<String, Boolean> parts = new TreeMap<>();
    MODIFIERS.forEach(name -> parts.put(name, true));
    parts.put("anchored", language.extendedRangeSelectors());
    parts.put("smoothed", language.extendedRangeSelectors());
    parts.put("fill", language.fillModifiers());
    parts.put("fill_left", language.fillModifiers());
    parts.put("fill_right", language.fillModifiers());
    return parts;
  }

  private Map<String, Boolean> functions() {
    Map<String, Boolean> parts = new TreeMap<>();
    Functions.all()
        .forEach(
            each ->
                parts.put(each.name(), !each.experimental() || language.experimentalFunctions()));
    return parts;
  }

  private Map<String, Boolean> operators() {
    Map<String, Boolean> parts = new TreeMap<>();
    for (String matching : List.of("=~", "!~", "@")) {
      parts.put(matching, true);
    }
    for (BinaryOperator operator : BinaryOperator.values()) {
      parts.put(operator.text(), true);
    }
    for (Aggregator aggregator : Aggregator.values()) {
      parts.put(
          aggregator.text(), !aggregator.isExperimental() || language.experimentalFunctions());
    }
    return parts;
  }

  private static ObjectNode node(Map<String, Boolean> parts) {
    ObjectNode node = Json.object();
    new TreeMap<>(parts).forEach(node::put);
    return node;
  }
}
