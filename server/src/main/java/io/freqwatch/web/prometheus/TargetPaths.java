package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.DroppedTargets;
import io.freqwatch.scrape.Metadata;
import io.freqwatch.scrape.ScrapeTargets;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /targets} and {@code /metadata}. */
final class TargetPaths {
  private static final String NEVER = "0001-01-01T00:00:00Z";
  private static final List<ActiveTarget> NO_TARGETS = List.of();

  private final ScrapeTargets targets;

  TargetPaths(ScrapeTargets targets) {
    this.targets = targets;
  }

  Response targets(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    String pool = parameters.text("scrapePool");
    String state = parameters.text("state");
    ArrayNode list = Json.array();
    for (ActiveTarget target : state.equals("dropped") ? NO_TARGETS : targets.targets()) {
      if (pool.isEmpty() || pool.equals(target.options().jobName())) {
        list.add(json(target));
      }
    }
    ArrayNode dropped = Json.array();
    ObjectNode droppedCounts = Json.object();
    for (DroppedTargets job : targets.droppedTargets()) {
      if (pool.isEmpty() || pool.equals(job.job())) {
        droppedCounts.put(job.job(), job.count());
        if (!state.equals("active")) {
          job.kept().forEach(labels -> dropped.add(dropped(labels)));
        }
      }
    }
    ObjectNode data = Json.object();
    data.set("activeTargets", list);
    data.set("droppedTargets", dropped);
    data.set("droppedTargetCounts", droppedCounts);
    return ApiAnswer.of(json -> json.json(data));
  }

  Response metadata(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    String metric = parameters.text("metric");
    int limit = parameters.limit("limit");
    int limitPerMetric = parameters.limit("limit_per_metric");
    ObjectNode data = Json.object();
    collect(metric).entrySet().stream()
        .limit(limit)
        .forEach(family -> data.set(family.getKey(), json(family.getValue(), limitPerMetric)));
    return ApiAnswer.of(json -> json.json(data));
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
        .limit(limit)
        .forEach(
            metadata ->
                list.addObject()
                    .put("type", metadata.type().text())
                    .put("unit", metadata.unit())
                    .put("help", metadata.help()));
    return list;
  }

  private static ObjectNode json(ActiveTarget target) {
    ObjectNode node = Json.object();
    node.set("discoveredLabels", json(target.discovered()));
    node.set("labels", json(target.target().labels()));
    String uri = target.target().uri().toString();
    long lastScrape = target.status().lastScrapeMillis();
    return node.put("scrapePool", target.options().jobName())
        .put("scrapeUrl", uri)
        .put("globalUrl", uri)
        .put("lastError", target.status().complaint())
        .put("lastScrape", lastScrape == 0 ? NEVER : Instant.ofEpochMilli(lastScrape).toString())
        .put("lastScrapeDuration", target.status().lastDurationSeconds())
        .put("health", target.status().health().text())
        .put("scrapeInterval", PrometheusDuration.format(target.target().interval()))
        .put("scrapeTimeout", PrometheusDuration.format(target.target().timeout()));
  }

  private static ObjectNode dropped(Labels labels) {
    ObjectNode node = Json.object();
    node.set("discoveredLabels", json(labels));
    return node;
  }

  private static ObjectNode json(Labels labels) {
    ObjectNode node = Json.object();
    labels.forEach(label -> node.put(label.name(), label.value()));
    return node;
  }
}
