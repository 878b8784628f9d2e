package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.file.RuleDefinition;

/** The labels and annotations that one sample gives to an alert. Used by one thread. */
final class AlertText {
  private final RuleDefinition.Alerting definition;
  private final RuleEnvironment environment;
  private final Value.Sample sample;
  private final AlertData data;

  AlertText(
      RuleDefinition.Alerting definition,
      RuleEnvironment environment,
      Value.Sample sample,
      long nowMillis) {
    this.definition = definition;
    this.environment = environment;
    this.sample = sample;
    RuleOptions options = environment.options();
    this.data =
        new AlertData(
            sample.labels(),
            sample.value(),
            sample.histogram(),
            options.externalLabels(),
            options.externalUrl(),
            nowMillis);
  }

  Labels labels() {
    Labels.Builder labels = sample.labels().toBuilder().remove(Labels.METRIC_NAME);
    definition.labels().forEach((name, text) -> labels.set(name, expand(text)));
    return labels.set(Alert.NAME, definition.name()).build();
  }

  Labels annotations() {
    Labels.Builder annotations = Labels.builder();
    definition.annotations().forEach((name, text) -> annotations.set(name, expand(text)));
    return annotations.build();
  }

  private String expand(String text) {
    return environment
        .templates()
        .expand("__alert_" + definition.name(), text, data, environment.queries());
  }
}
