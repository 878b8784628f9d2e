package io.freqwatch.rules.file;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.promql.parse.Printer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of one group. Used by one thread. */
final class RuleReader {
  private static final Set<String> METADATA = Set.of(Labels.METRIC_NAME);

  private final String group;
  private final Map<String, String> groupLabels;
  private final TemplateCheck templates;
  private final LanguageOptions language;

  RuleReader(
      String group,
      Map<String, String> groupLabels,
      TemplateCheck templates,
      LanguageOptions language) {
    this.group = group;
    this.groupLabels = groupLabels;
    this.templates = templates;
    this.language = language;
  }

  /** Empty where the mapping is no rule, which is a problem. */
  Optional<RuleDefinition> read(YamlMapping rule) {
    String record = rule.optionalText("record").orElse("");
    String alert = rule.optionalText("alert").orElse("");
    String query = query(rule);
    Map<String, String> own = RuleFileReader.labels(rule, "labels", METADATA);
    Optional<RuleDefinition> read = Optional.empty();
    if (record.isEmpty() == alert.isEmpty()) {
      refuseKind(rule, record);
    } else if (alert.isEmpty()) {
      read = Optional.of(recording(rule, record, query, own));
    } else {
      read = Optional.of(alerting(rule, alert, query, own));
    }
    rule.rejectUnknownKeys();
    return read;
  }

  /** Reads what is left, so that only unknown keys are called so. */
  private void refuseKind(YamlMapping rule, String record) {
    rule.duration("for");
    rule.duration("keep_firing_for");
    rule.textMap("annotations");
    String found = record.isEmpty() ? "neither record nor alert" : "record and alert";
    rule.problem(record.isEmpty() ? "" : "alert", found, "one of record and alert");
  }

  private RuleDefinition recording(
      YamlMapping rule, String name, String query, Map<String, String> own) {
    if (name.contains("{") || name.contains("}")) {
      rule.problem("record", "\"" + name + "\"", "a metric's name without braces");
    }
    refuse(rule, "for", rule.duration("for").filter(Duration::isPositive).isPresent());
    Optional<Duration> kept = rule.duration("keep_firing_for").filter(Duration::isPositive);
    refuse(rule, "keep_firing_for", kept.isPresent());
    refuse(rule, "annotations", !rule.textMap("annotations").isEmpty());
    return new RuleDefinition.Recording(name, query, SortedLabels.join(groupLabels, own));
  }

  private static void refuse(YamlMapping rule, String key, boolean there) {
    if (there) {
      rule.problem(key, key + " beside record", key + " only beside alert");
    }
  }

  private RuleDefinition alerting(
      YamlMapping rule, String name, String query, Map<String, String> own) {
    Map<String, String> annotations = RuleFileReader.labels(rule, "annotations", Set.of());
    checkTemplates(rule, "labels", name, own);
    checkTemplates(rule, "annotations", name, annotations);
    return new RuleDefinition.Alerting(
        name,
        query,
        rule.duration("for").orElse(Duration.ZERO),
        rule.duration("keep_firing_for").orElse(Duration.ZERO),
        SortedLabels.join(groupLabels, own),
        SortedLabels.copyOf(annotations));
  }

  private void checkTemplates(
      YamlMapping rule, String key, String alert, Map<String, String> texts) {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      try {
        templates.check("__alert_" + alert, text.getValue());
      } catch (IllegalArgumentException e) {
        rule.problem(key, text.getKey() + ": " + e.getMessage(), "templates of the alert " + alert);
      }
    }
  }

  private String query(YamlMapping rule) {
    String text = rule.optionalText("expr").orElse("");
    if (text.isEmpty()) {
      rule.problem("expr", "nothing", "an expression, in group \"" + group + "\"");
      return "";
    }
    try {
      return Printer.print(Parser.parse(text, language));
    } catch (PromqlException e) {
      rule.problem("expr", String.valueOf(e.getMessage()), "an expression of PromQL");
      return "";
    }
  }
}
