package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.file.RuleDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores what an expression gives under another name. */
final class RecordingRule implements Rule {
  private final RuleDefinition.Recording definition;
  private final QueryFunction queries;
  private volatile RuleStatus status = RuleStatus.NEW;

  RecordingRule(RuleDefinition.Recording definition, QueryFunction queries) {
    this.definition = definition;
    this.queries = queries;
  }

  @Override
  public RuleDefinition definition() {
    return definition;
  }

  @Override
  public List<Value.Sample> evaluate(long nowMillis, long queryMillis, int limit) {
    List<Value.Sample> recorded = new ArrayList<>();
    Set<Labels> known = new HashSet<>();
    for (Value.Sample sample : queries.samples(definition.query(), queryMillis)) {
      Labels labels = relabelled(definition, sample.labels());
      if (!known.add(labels)) {
        throw new PromqlException.Execution(
            "vector contains metrics with the same labelset after applying rule labels");
      }
      recorded.add(new Value.Sample(labels, sample.value(), sample.histogram()));
    }
    if (limit > 0 && recorded.size() > limit) {
      throw new PromqlException.Execution(
          "exceeded limit of " + limit + " with " + recorded.size() + " series");
    }
    return recorded;
  }

  /** The labels of a result as the rule records them. */
  static Labels relabelled(RuleDefinition.Recording definition, Labels found) {
    Labels.Builder labels = found.toBuilder().set(Labels.METRIC_NAME, definition.name());
    for (Map.Entry<String, String> label : definition.labels().entrySet()) {
      labels.set(label.getKey(), label.getValue());
    }
    return labels.build();
  }

  @Override
  public RuleStatus status() {
    return status;
  }

  @Override
  public void status(RuleStatus newStatus) {
    status = newStatus;
  }

  @Override
  public RuleView view() {
    return new RuleView(definition, status, List.of());
  }
}
