package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeTargets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /scrape_pools}, their configuration, and what relabelling makes of a target. */
final class ScrapeJobPaths {
  private static final int MAX_LABELS = 1_000;

  private final ScrapeTargets targets;

  ScrapeJobPaths(ScrapeTargets targets) {
    this.targets = targets;
  }

  Response pools(Request request) {
    ObjectNode data = Json.object();
    ArrayNode names = data.putArray("scrapePools");
    targets.jobs().stream().map(ScrapeOptions::jobName).sorted().forEach(names::add);
    return ApiAnswer.of(json -> json.json(data));
  }

  Response configuration(Request request) throws IOException {
    String yaml = ScrapeJobYaml.of(job(request));
    return ApiAnswer.of(json -> json.raw("{\"yaml\":").string(yaml).raw("}"));
  }

  /** The labels behind each rule in turn, and whether the target is still there. */
  Response relabelSteps(Request request) throws IOException {
    ScrapeOptions job = job(request);
    Labels labels = labels(new ApiParameters(request).text("labels"));
    List<RelabelConfig> rules = job.relabeling().configs();
    ObjectNode data = Json.object();
    ArrayNode steps = data.putArray("steps");
    for (int i = 0; i < rules.size(); i++) {
      Relabeling sofar = new Relabeling(rules.subList(0, i + 1), job.relabeling().names());
      Optional<Labels> kept = sofar.apply(labels);
      ObjectNode step = steps.addObject().put("keep", kept.isPresent());
      step.set("rule", json(rules.get(i)));
      step.set("output", TargetPaths.json(kept.orElse(Labels.EMPTY)));
    }
    return ApiAnswer.of(json -> json.json(data));
  }

  private ScrapeOptions job(Request request) throws IOException {
    String name = new ApiParameters(request).text("scrapePool");
    if (name.isEmpty()) {
      throw new ParameterException("no scrapePool parameter provided");
    }
    return targets.jobs().stream()
        .filter(job -> job.jobName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    "error getting scrape config: scrape pool \"" + name + "\" not found"));
  }

  private static Labels labels(String text) {
    if (text.isEmpty()) {
      throw new ParameterException("no labels parameter provided");
    }
    Labels.Builder labels = Labels.builder();
    JsonNode tree = tree(text);
    if (!tree.isObject() || tree.size() > MAX_LABELS) {
      throw new ParameterException("error parsing labels: expected an object of at most 1000");
    }
    tree.properties()
        .forEach(
            label -> {
              if (!label.getValue().isString()) {
                throw new ParameterException(
                    "error parsing labels: the value of \"" + label.getKey() + "\" is no string");
              }
              labels.set(label.getKey(), label.getValue().asString());
            });
    return labels.build();
  }

  private static JsonNode tree(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      throw new ParameterException("error parsing labels: " + e.getMessage());
    }
  }

  private static ObjectNode json(RelabelConfig rule) {
    ObjectNode node = Json.object();
    if (!rule.sourceLabels().isEmpty()) {
      ArrayNode sources = node.putArray("source_labels");
      rule.sourceLabels().forEach(sources::add);
    }
    node.put("separator", rule.separator()).put("regex", rule.regex().toString());
    if (rule.modulus() != 0) {
      node.put("modulus", rule.modulus());
    }
    if (!rule.targetLabel().isEmpty()) {
      node.put("target_label", rule.targetLabel());
    }
    return node.put("replacement", rule.replacement()).put("action", rule.action().text());
  }
}
