package io.freqwatch.web;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.InvalidTargets;
import io.freqwatch.scrape.ScrapePoolStatus;
import io.freqwatch.scrape.TargetStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is scraped, as JSON: jobs with their targets and what they leave out; and, much shorter, how
 * targets are by now. Both name a target by its place in the list. Finite, whatever a configuration
 * finds.
 */
final class TargetsDocument {
  static final int MAX_TARGETS = 2_000;
  private static final int MAX_LEFT_OUT = 100;
  private static final int MAX_LABELS = 50;
  private static final int MAX_TEXT_LENGTH = 500;
  private static final double MILLIS_PER_SECOND = 1000;

  private TargetsDocument() {}

  /** Everything there is to know. */
  static ObjectNode of(TargetsSnapshot snapshot, String version) {
    ObjectNode document = document(snapshot);
    document.put("version", version).put("omitted", snapshot.omitted());
    ArrayNode pools = document.putArray("pools");
    for (ScrapePoolStatus pool : snapshot.pools()) {
      pools.add(pool(pool, snapshot));
    }
    return document;
  }

  /** The targets in these places only, without what seldom changes. */
  static ObjectNode changes(TargetsSnapshot snapshot, IntPredicate places) {
    ObjectNode document = document(snapshot);
    ArrayNode targets = document.putArray("targets");
    for (int place = 0; place < snapshot.targets().size(); place++) {
      if (places.test(place)) {
        targets.add(status(Json.object(), place, snapshot.targets().get(place)));
      }
    }
    return document;
  }

  private static ObjectNode document(TargetsSnapshot snapshot) {
    return Json.object().put("asOf", snapshot.asOfMillis() / MILLIS_PER_SECOND);
  }

  private static ObjectNode pool(ScrapePoolStatus pool, TargetsSnapshot snapshot) {
    ObjectNode node = Json.object().put("job", pool.job());
    node.set("problem", problem(TargetProblem.of(pool)));
    ObjectNode dropped = node.putObject("dropped").put("count", pool.dropped().count());
    ArrayNode kept = dropped.putArray("kept");
    pool.dropped().kept().stream().limit(MAX_LEFT_OUT).forEach(each -> kept.add(labels(each)));
    node.set("invalid", invalid(pool.invalid()));
    ArrayNode targets = node.putArray("targets");
    List<ActiveTarget> all = snapshot.targets();
    for (int place = 0; place < all.size(); place++) {
      if (all.get(place).options().jobName().equals(pool.job())) {
        targets.add(target(place, all.get(place)));
      }
    }
    return node;
  }

  private static ObjectNode invalid(InvalidTargets invalid) {
    ObjectNode node = Json.object().put("count", invalid.count());
    ArrayNode kept = node.putArray("kept");
    for (InvalidTargets.Invalid each : invalid.kept()) {
      kept.addObject()
          .put("reason", shortened(each.reason()))
          .set("labels", labels(each.discovered()));
    }
    return node;
  }

  private static ObjectNode target(int place, ActiveTarget target) {
    ObjectNode node = Json.object();
    node.put("url", shortened(target.target().uri().toString()));
    node.put("instance", shortened(target.target().instance()));
    node.put("interval", seconds(target.target().interval()));
    node.put("timeout", seconds(target.target().timeout()));
    node.set("labels", labels(target.target().labels()));
    node.set("discovered", labels(target.discovered()));
    return status(node, place, target);
  }

  private static ObjectNode status(ObjectNode node, int place, ActiveTarget target) {
    TargetStatus status = target.status();
    node.put("id", place).put("health", status.health().text()).put("error", status.lastError());
    node.set("problem", problem(TargetProblem.of(target)));
    if (status.lastScrapeMillis() == 0) {
      return node.putNull("lastScrape").putNull("duration").putNull("samples");
    }
    return node.put("lastScrape", status.lastScrapeMillis() / MILLIS_PER_SECOND)
        .put("duration", status.lastDurationSeconds())
        .put("samples", status.samples());
  }

  private static @Nullable ObjectNode problem(@Nullable TargetProblem problem) {
    return problem == null
        ? null
        : Json.object().put("code", problem.code()).put("text", problem.text());
  }

  private static ObjectNode labels(Labels labels) {
    ObjectNode node = Json.object();
    int shown = Math.min(labels.size(), MAX_LABELS);
    for (int i = 0; i < shown; i++) {
      node.put(shortened(labels.nameAt(i)), shortened(labels.valueAt(i)));
    }
    if (shown < labels.size()) {
      node.put("…", "+" + (labels.size() - shown));
    }
    return node;
  }

  private static String shortened(String text) {
    return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH) + "…";
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
