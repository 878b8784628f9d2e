package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.Metadata;
import io.freqwatch.scrape.ScrapeTargets;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /metadata} and {@code /targets/metadata}: what targets say of their families. */
final class MetadataPaths {
  private final ScrapeTargets targets;

  MetadataPaths(ScrapeTargets targets) {
    this.targets = targets;
  }

  /** By family, each different text once. */
  Response ofFamilies(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    int limit = parameters.count("limit");
    int limitPerMetric = parameters.count("limit_per_metric");
    ObjectNode data = Json.object();
    collect(parameters.text("metric")).entrySet().stream()
        .limit(limit)
        .forEach(family -> data.set(family.getKey(), json(family.getValue(), limitPerMetric)));
    return ApiAnswer.of(json -> json.json(data));
  }

  /** By target; the limit counts families here, where Prometheus counts only before a target. */
  Response ofTargets(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    int limit = parameters.count("limit");
    List<Matcher> matchers = targetMatchers(parameters.text("match_target"));
    String metric = parameters.text("metric");
    ArrayNode data = Json.array();
    for (ActiveTarget target : targets.targets()) {
      if (matchers.stream().allMatch(each -> each.matches(target.target().labels()))) {
        add(target, metric, limit, data);
      }
    }
    return ApiAnswer.of(json -> json.json(data));
  }

  private static List<Matcher> targetMatchers(String selector) {
    try {
      return selector.isEmpty() ? List.of() : Parser.parseSelector(selector).matchers();
    } catch (PromqlException e) {
      throw ParameterException.invalid("match_target", String.valueOf(e.getMessage()));
    }
  }

  private static void add(ActiveTarget target, String metric, int limit, ArrayNode data) {
    for (Map.Entry<String, Metadata> family : new TreeMap<>(target.metadata()).entrySet()) {
      boolean wanted = metric.isEmpty() || metric.equals(family.getKey());
      if (wanted && data.size() < limit) {
        ObjectNode node = data.addObject();
        node.set("target", TargetPaths.json(target.target().labels()));
        if (metric.isEmpty()) {
          node.put("metric", family.getKey());
        }
        put(family.getValue(), node);
      }
    }
  }

  private Map<String, Set<Metadata>> collect(String metric) {
    Map<String, Set<Metadata>> families = new TreeMap<>();
    for (ActiveTarget target : targets.targets()) {
      target
          .metadata()
          .forEach(
              (family, metadata) -> {
                if (metric.isEmpty() || metric.equals(family)) {
                  families.computeIfAbsent(family, _ -> new LinkedHashSet<>()).add(metadata);
                }
              });
    }
    return families;
  }

  private static ArrayNode json(Set<Metadata> all, int limit) {
    ArrayNode list = Json.array();
    all.stream()
        .limit(limit == 0 ? Integer.MAX_VALUE : limit)
        .forEach(metadata -> put(metadata, list.addObject()));
    return list;
  }

  private static void put(Metadata metadata, ObjectNode node) {
    node.put("type", metadata.type().text())
        .put("unit", metadata.unit())
        .put("help", metadata.help());
  }
}
