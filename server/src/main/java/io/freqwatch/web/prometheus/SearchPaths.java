package io.freqwatch.web.prometheus;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.Metadata;
import io.freqwatch.scrape.ScrapeTargets;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /search}: names and values as somebody types them, best first where that is wanted, in
 * lines of JSON so that the first ones can be shown at once.
 */
final class SearchPaths {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int DEFAULT_COUNT = 100;

  private final Queryable storage;
  private final ScrapeTargets targets;
  private final Clock clock;

  private record Found(String name, double score) {}

  SearchPaths(Queryable storage, ScrapeTargets targets, Clock clock) {
    this.storage = storage;
    this.targets = targets;
    this.clock = clock;
  }

  Response metricNames(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    boolean described = SearchTerms.flag(parameters, "include_metadata", false);
    Map<String, Metadata> metadata = described ? metadata() : Map.of();
    return found(
        parameters,
        "metric_names",
        metadata,
        (querier, selector) -> querier.labelValues(Labels.METRIC_NAME, selector));
  }

  Response labelNames(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    return found(parameters, "label_names", Map.of(), Querier::labelNames);
  }

  Response labelValues(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    String label = parameters.text("label");
    if (label.isEmpty()) {
      throw new ParameterException("missing required parameter \"label\"");
    }
    return found(
        parameters,
        "label_values",
        Map.of(),
        (querier, selector) -> querier.labelValues(label, selector));
  }

  private Response found(
      ApiParameters parameters,
      String path,
      Map<String, Metadata> metadata,
      BiFunction<Querier, Matcher[], List<String>> question)
      throws IOException {
    long now = clock.wallMillis();
    long start = parameters.timeMillis("start", now - HOUR_MILLIS);
    long end = parameters.timeMillis("end", now);
    SearchTerms terms = SearchTerms.of(parameters);
    Comparator<Found> order = order(parameters, path, terms);
    int limit = count(parameters, "limit");
    int batch = count(parameters, "batch_size");
    boolean scored = SearchTerms.flag(parameters, "include_score", false);
    List<Found> all = new ArrayList<>();
    for (String name : names(parameters.selectors(), start, end, question)) {
      double score = terms.score(name);
      if (score > 0) {
        all.add(new Found(name, score));
      }
    }
    all.sort(order);
    List<ObjectNode> shown =
        all.stream().limit(limit).map(each -> json(each, scored, metadata)).toList();
    return lines(shown, batch, all.size() > limit);
  }

  private Set<String> names(
      List<Matcher[]> selectors,
      long start,
      long end,
      BiFunction<Querier, Matcher[], List<String>> question) {
    Set<String> names = new TreeSet<>(Labels::compareUtf8);
    try (Querier querier = storage.querier(start, end)) {
      if (selectors.isEmpty()) {
        names.addAll(question.apply(querier, new Matcher[0]));
      }
      selectors.forEach(selector -> names.addAll(question.apply(querier, selector)));
    }
    return names;
  }

  private static Response lines(List<ObjectNode> found, int batch, boolean more) {
    return Response.stream(
        "application/x-ndjson; charset=utf-8",
        out -> {
          JsonWriter json = new JsonWriter(out);
          for (int from = 0; from == 0 || from < found.size(); from += batch) {
            ArrayNode results = Json.array();
            found.subList(from, Math.min(found.size(), from + batch)).forEach(results::add);
            json.json(Json.object().set("results", results)).raw("\n");
            json.flush();
          }
          json.raw("{\"status\":\"success\",\"has_more\":" + more + "}\n");
          json.flush();
        });
  }

  private static ObjectNode json(Found found, boolean scored, Map<String, Metadata> metadata) {
    ObjectNode node = Json.object().put("name", found.name());
    if (scored) {
      node.put("score", found.score());
    }
    Metadata known = metadata.get(found.name());
    if (known != null) {
      node.put("type", known.type().text()).put("help", known.help());
      if (!known.unit().isEmpty()) {
        node.put("unit", known.unit());
      }
    }
    return node;
  }

  private static Comparator<Found> order(ApiParameters parameters, String path, SearchTerms terms)
      throws IOException {
    String by = parameters.text("sort_by");
    String direction = parameters.text("sort_dir");
    if (!direction.isEmpty() && by.isEmpty()) {
      throw new ParameterException("sort_dir is only valid when sort_by is set");
    }
    if (!direction.isEmpty() && by.equals("score")) {
      throw new ParameterException("sort_dir is not supported for sort_by=score");
    }
    if (!List.of("", "asc", "dsc").contains(direction)) {
      throw new ParameterException(
          "invalid sort_dir \"" + direction + "\": must be \"asc\" or \"dsc\"");
    }
    if (by.equals("score") && terms.isEmpty()) {
      throw new ParameterException("sort_by=score requires search[] to be set");
    }
    Comparator<Found> byName = comparing(Found::name, Labels::compareUtf8);
    return switch (by) {
      case "", "alpha" -> direction.equals("dsc") ? byName.reversed() : byName;
      case "score" -> comparingDouble(Found::score).reversed().thenComparing(byName);
      default ->
          throw new ParameterException(
              "invalid sort_by \"" + by + "\" for " + path + ": must be \"alpha\" or \"score\"");
    };
  }

  private static int count(ApiParameters parameters, String name) throws IOException {
    String text = parameters.text(name);
    try {
      int count = text.isEmpty() ? 0 : Integer.parseInt(text);
      if (count >= 0) {
        return count == 0 ? DEFAULT_COUNT : count;
      }
    } catch (NumberFormatException ignored) {
      // the error below says the same
    }
    throw new ParameterException(
        "invalid " + name + " \"" + text + "\": must be non-negative integer");
  }

  private Map<String, Metadata> metadata() {
    Map<String, Metadata> all = new HashMap<>();
    for (ActiveTarget target : targets.targets()) {
      target.metadata().forEach(all::putIfAbsent);
    }
    return all;
  }
}
