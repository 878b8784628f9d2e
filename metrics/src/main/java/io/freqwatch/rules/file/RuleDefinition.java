package io.freqwatch.rules.file;

import java.time.Duration;
import java.util.SortedMap;

/** A rule as a file says it, the labels of its group included. Equal rules do the same. */
public sealed interface RuleDefinition {
  /** The alert, or the metric that is recorded. */
  String name();

  /** The expression as the query language's own printer writes it. */
  String query();

  /** Set on each result; a value of nothing takes the label away. Sorted by name. */
  SortedMap<String, String> labels();

  /**
   * @param holdFor how long the expression must give a result before the alert fires
   * @param keepFiringFor how long the alert fires on when the expression gives it no more
   * @param labels templates
   * @param annotations templates, sorted by name
   */
  record Alerting(
      String name,
      String query,
      Duration holdFor,
      Duration keepFiringFor,
      SortedMap<String, String> labels,
      SortedMap<String, String> annotations)
      implements RuleDefinition {
    public Alerting {
      labels = SortedLabels.copyOf(labels);
      annotations = SortedLabels.copyOf(annotations);
    }
  }

  record Recording(String name, String query, SortedMap<String, String> labels)
      implements RuleDefinition {
    public Recording {
      labels = SortedLabels.copyOf(labels);
    }
  }
}
