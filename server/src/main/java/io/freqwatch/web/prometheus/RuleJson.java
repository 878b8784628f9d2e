package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Labels;
import io.freqwatch.rules.Alert;
import io.freqwatch.rules.GroupStatistics;
import io.freqwatch.rules.GroupView;
import io.freqwatch.rules.RuleStatus;
import io.freqwatch.rules.RuleView;
import io.freqwatch.rules.file.RuleDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules and alerts as the API shows them. */
final class RuleJson {
  private static final String NEVER = "0001-01-01T00:00:00Z";
  private static final double MILLIS_PER_SECOND = 1e3;

  private RuleJson() {}

  static ObjectNode group(GroupView group, boolean withAlerts) {
    GroupStatistics statistics = group.statistics();
    ObjectNode node =
        Json.object().put("name", group.definition().name()).put("file", group.definition().file());
    ArrayNode rules = node.putArray("rules");
    group.rules().forEach(rule -> rules.add(rule(rule, withAlerts)));
    return node.put("interval", seconds(group.interval()))
        .put("limit", group.limit())
        .put("evaluationTime", statistics.lastDurationSeconds())
        .put("lastEvaluation", time(statistics.lastEvaluationMillis()));
  }

  private static ObjectNode rule(RuleView rule, boolean withAlerts) {
    return switch (rule.definition()) {
      case RuleDefinition.Alerting alerting -> alerting(alerting, rule, withAlerts);
      case RuleDefinition.Recording recording -> recording(recording, rule);
    };
  }

  private static ObjectNode alerting(
      RuleDefinition.Alerting definition, RuleView rule, boolean withAlerts) {
    ObjectNode node =
        Json.object()
            .put("state", rule.state().text())
            .put("name", definition.name())
            .put("query", definition.query())
            .put("duration", seconds(definition.holdFor()))
            .put("keepFiringFor", seconds(definition.keepFiringFor()));
    node.set("labels", labels(definition.labels()));
    node.set("annotations", labels(definition.annotations()));
    ArrayNode alerts = node.putArray("alerts");
    if (withAlerts) {
      rule.alerts().forEach(alert -> alerts.add(alert(alert)));
    }
    return status(node, rule.status()).put("type", "alerting");
  }

  private static ObjectNode recording(RuleDefinition.Recording definition, RuleView rule) {
    ObjectNode node = Json.object().put("name", definition.name()).put("query", definition.query());
    if (!definition.labels().isEmpty()) {
      node.set("labels", labels(definition.labels()));
    }
    return status(node, rule.status()).put("type", "recording");
  }

  private static ObjectNode status(ObjectNode node, RuleStatus status) {
    node.put("health", status.health().text());
    if (!status.lastError().isEmpty()) {
      node.put("lastError", status.lastError());
    }
    return node.put("evaluationTime", status.durationSeconds())
        .put("lastEvaluation", time(status.evaluatedAtMillis()));
  }

  static ObjectNode alert(Alert alert) {
    ObjectNode node = Json.object();
    node.set("labels", labels(alert.labels()));
    node.set("annotations", labels(alert.annotations()));
    node.put("state", alert.state().text()).put("activeAt", time(alert.activeSinceMillis()));
    if (alert.keepsFiringSinceMillis() != Alert.NEVER) {
      node.put("keepFiringSince", time(alert.keepsFiringSinceMillis()));
    }
    return node.put("value", scientific(alert.value()));
  }

  private static ObjectNode labels(Labels labels) {
    return labels(labels.toMap());
  }

  private static ObjectNode labels(Map<String, String> labels) {
    ObjectNode node = Json.object();
    labels.forEach(node::put);
    return node;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }

  private static String time(long millis) {
    return millis == Alert.NEVER ? NEVER : Instant.ofEpochMilli(millis).toString();
  }

  /** The fewest digits that tell the number, as {@code 1.5e+00}. */
  static String scientific(double value) {
    if (!Double.isFinite(value)) {
      return ApiNumber.format(value);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = value == 0 ? 0 : digits.length() - 1 - shortest.scale();
    String sign = value < 0 || 1 / value < 0 ? "-" : "";
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return "%s%s%se%s%02d"
        .formatted(sign, digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
