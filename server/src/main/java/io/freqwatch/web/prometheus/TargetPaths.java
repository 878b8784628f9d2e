package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.DroppedTargets;
import io.freqwatch.scrape.ScrapeTargets;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /targets}. */
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
    String state = parameters.text("state").toLowerCase(Locale.ROOT);
    ArrayNode list = Json.array();
    for (ActiveTarget target : showsActive(state) ? targets.targets() : NO_TARGETS) {
      if (pool.isEmpty() || pool.equals(target.options().jobName())) {
        list.add(json(target));
      }
    }
    ArrayNode dropped = Json.array();
    ObjectNode droppedCounts = Json.object();
    for (DroppedTargets job : targets.droppedTargets()) {
      if (pool.isEmpty() || pool.equals(job.job())) {
        droppedCounts.put(job.job(), job.count());
        if (showsDropped(state)) {
          job.kept().forEach(labels -> dropped.add(dropped(job.job(), labels)));
        }
      }
    }
    ObjectNode data = Json.object();
    data.set("activeTargets", list);
    data.set("droppedTargets", dropped);
    data.set("droppedTargetCounts", droppedCounts);
    return ApiAnswer.of(json -> json.json(data));
  }

  private static boolean showsActive(String state) {
    return state.isEmpty() || state.equals("any") || state.equals("active");
  }

  private static boolean showsDropped(String state) {
    return state.isEmpty() || state.equals("any") || state.equals("dropped");
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

  private static ObjectNode dropped(String job, Labels labels) {
    ObjectNode node = Json.object().put("scrapePool", job);
    node.set("discoveredLabels", json(labels));
    return node;
  }

  static ObjectNode json(Labels labels) {
    ObjectNode node = Json.object();
    labels.forEach(label -> node.put(label.name(), label.value()));
    return node;
  }
}
