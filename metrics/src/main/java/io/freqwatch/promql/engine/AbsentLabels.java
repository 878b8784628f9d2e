package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The labels of the series that {@code absent} makes up: those its selector fixes. */
final class AbsentLabels {
  private AbsentLabels() {}

  static Labels of(Expression expression) {
    if (expression instanceof VectorSelector selector) {
      return of(selector.matchers());
    }
    return expression instanceof MatrixSelector matrix
        ? of(matrix.selector().matchers())
        : Labels.EMPTY;
  }

  /** A label that is named twice is left out. */
  private static Labels of(List<Matcher> matchers) {
    Labels.Builder labels = Labels.builder();
    Set<String> seen = new HashSet<>();
    for (Matcher matcher : matchers) {
      if (matcher.name().equals(Labels.METRIC_NAME)) {
        continue;
      }
      if (matcher.type() == Matcher.Type.EQUAL && seen.add(matcher.name())) {
        labels.set(matcher.name(), matcher.value());
      } else {
        labels.remove(matcher.name());
      }
    }
    return labels.build();
  }
}
